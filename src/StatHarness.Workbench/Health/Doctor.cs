using System.Runtime.InteropServices;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Plugins;
using StatHarness.Sandbox;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Looks at everything a run needs. Works also when a session cannot be opened, since that is when it is asked.</summary>
public static class Doctor
{
    public static DoctorReport Examine(HarnessOptions options)
    {
        var policy = PolicyOf(options);
        var isolation = WorkerLauncher.Probe(policy);
        List<DoctorCheck> checks =
        [
            WorkerRuntime.IfThere is { } runtime
                ? new("harness", "ok", $"{HarnessSession.Version} with workers on {runtime.Description}, {RuntimeInformation.OSDescription}", null)
                : new("harness", "fail", $"{HarnessSession.Version} on {RuntimeInformation.OSDescription}, without a .NET for workers", "Install the shared .NET runtime, or set DOTNET_ROOT to the folder that has it."),
            new("network", "ok", "not used: no part of the harness opens a connection", null),
            Isolation(isolation, policy),
            File.Exists(options.WorkerPath)
                ? new("worker", "ok", options.WorkerPath, null)
                : new("worker", "fail", $"'{options.WorkerPath}' is not there", "Build the solution, or reinstall: the worker lies beside the harness."),
            .. Plugins(options),
            .. Storage(options),
        ];
        var verdict = checks.Any(check => check.Status == "fail") ? "fail" : checks.Any(check => check.Status == "warn") ? "warn" : "ok";
        return new DoctorReport(verdict, checks, HarnessJson.Node(isolation.Level).GetValue<string>());
    }

    /// <summary>What a session would ask for; without one, what the options say.</summary>
    private static SandboxPolicy PolicyOf(HarnessOptions options)
    {
        var root = Path.GetFullPath(options.AppData);
        if (!Directory.Exists(root)) return options.Policy;
        try
        {
            using var session = HarnessSession.Open(options);
            return session.Policy;
        }
        catch (DiagnosticException)
        {
            // That it cannot be opened is said below.
            return options.Policy;
        }
    }

    private static DoctorCheck Isolation(Isolation isolation, SandboxPolicy policy)
    {
        var found = $"{HarnessJson.Node(isolation.Level).GetValue<string>().Replace('_', '-')}: {string.Join(", ", isolation.Layers)}. {isolation.Explanation}";
        if (policy.RequiredIsolation > SandboxPolicy.DenyAll.RequiredIsolation) found += $" The policy accepts {HarnessJson.Node(policy.RequiredIsolation).GetValue<string>().Replace('_', '-')}.";
        return isolation.Level > policy.RequiredIsolation
            ? new("isolation", "fail", found, "Plugins will not run here: the policy requires more than this system gives.")
            : new("isolation", isolation.Level == IsolationLevel.Full ? "ok" : "warn", found, isolation.Level == IsolationLevel.Full ? null : "Run only plugins that you trust, or use Linux 5.14 or newer with Landlock.");
    }

    private static IEnumerable<DoctorCheck> Plugins(HarnessOptions options)
    {
        var catalogue = PluginCatalogue.Load([options.ShippedPlugins, .. options.PluginFolders]);
        yield return new("plugins", catalogue.Packages.Count > 0 ? "ok" : "fail", $"{catalogue.Packages.Count} can run", catalogue.Packages.Count > 0 ? null : "Reinstall: the shipped plugins lie beside the harness.");
        foreach (var broken in catalogue.Broken) yield return new($"plugin {broken.Name}", "fail", string.Join("; ", broken.Problems.Select(problem => problem.Message)), broken.Problems[0].Hint);
        foreach (var problem in catalogue.Problems) yield return new("plugins", "fail", problem.Message, problem.Hint);
    }

    private static IReadOnlyList<DoctorCheck> Storage(HarnessOptions options)
    {
        var root = Path.GetFullPath(options.AppData);
        if (!Directory.Exists(root)) return [new("appdata", "ok", $"'{root}' is not there yet; the first ingest makes it", null)];
        try
        {
            using var appData = AppData.Open(root, options.Time);
            return [new("appdata", "ok", root, null), .. StorageChecks.Of(appData).Select(check => new DoctorCheck(check.Name, check.Status, check.Found, check.Hint)), Installed(appData)];
        }
        catch (DiagnosticException failure)
        {
            return [new("appdata", "fail", failure.Diagnostic.Message, failure.Diagnostic.Hint)];
        }
    }

    /// <summary>What runs is hashed, as every run does.</summary>
    private static DoctorCheck Installed(AppData appData)
    {
        var rows = appData.Plugins.List().Where(row => row is { Origin: "installed", State: "enabled" }).ToList();
        try
        {
            foreach (var row in rows) StoredBundle.Read(appData, row);
            return new("installed plugins", "ok", $"{rows.Count} enabled, every bundle as it was reviewed", null);
        }
        catch (DiagnosticException damaged)
        {
            return new("installed plugins", "fail", damaged.Diagnostic.Message, damaged.Diagnostic.Hint);
        }
    }
}
