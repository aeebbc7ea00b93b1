using System.Text;
using StatHarness.Core;
using StatHarness.Ingest.Roles;
using StatHarness.Plugins;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Examines one plugin as its user would meet it: bytes, manifest, schemas, words, dependencies, then its fixture in the real sandbox, twice.</summary>
internal static class PluginDoctor
{
    private const int FewestReadmeLetters = 40;

    public static async Task<PluginDoctorReport> ExamineAsync(HarnessSession session, string idOrPath, string? version, bool run, CancellationToken cancellationToken)
    {
        PackageTarget.Require(session, idOrPath, version);
        PackageTarget target;
        try
        {
            target = PackageTarget.Find(session, idOrPath, version);
        }
        catch (DiagnosticException refused)
        {
            var broken = PluginDoctorReport.Of(Path.GetFileName(idOrPath), version, [PluginDoctorReport.Fail("load", refused.Diagnostic)]);
            if (KnownPlugins.Of(session).Of(idOrPath) is { Count: > 0 } rows && PluginReviewSheet.Pick(rows, version) is { } damaged) Remember(session, damaged, broken);
            return broken;
        }
        var checks = Still(session, target).ToList();
        checks.AddRange(run && checks.All(check => check.Status != "fail")
            ? await FixtureChecks.RunAsync(session, target, cancellationToken).ConfigureAwait(false)
            : FixtureChecks.Skipped(run ? "not run, since something else is wrong" : "not run, as asked"));
        var report = PluginDoctorReport.Of(target.Package.Id, target.Package.Version, checks);
        if (target.Row is { } row) Remember(session, row, report);
        return report;
    }

    private static void Remember(HarnessSession session, PluginRow row, PluginDoctorReport report)
    {
        // A doctor that did not run the fixture says less than one that did.
        if (row.Key != 0 && (report.Verdict == "fail" || report.Checks.All(check => check.Status != "skipped"))) session.AppData.Plugins.SetHealth(row, report.Verdict);
    }

    /// <summary>What needs no compute.</summary>
    private static IEnumerable<DoctorCheck> Still(HarnessSession session, PackageTarget target)
    {
        var (package, manifest) = (target.Package, target.Package.Package.Manifest);
        yield return new("load", "ok", $"{package.Files.Count} files, bundle {package.BundleDigest.Abbreviated}{(target.Row is { Origin: "installed" } ? ", as installed" : "")}", null);
        yield return Manifest(manifest);
        var settings = Settings.Check(package.Package, []);
        yield return settings.Count == 0 ? new("schemas", "ok", "valid; the defaults are valid settings", null) : PluginDoctorReport.Fail("schemas", settings[0]);
        yield return Readme(package);
        yield return Signature(session, package);
        yield return Needs(session, target);
    }

    /// <summary>A role that ingest never gives makes a plugin that never applies.</summary>
    private static DoctorCheck Manifest(PluginManifest manifest)
    {
        var needed = manifest.Needs.Roles.Values.Order(StringComparer.Ordinal).FirstOrDefault(role => !GivenRoles.Known.Contains(role, StringComparer.Ordinal));
        if ((needed ?? manifest.Needs.Optional.Values.Order(StringComparer.Ordinal).FirstOrDefault(role => !GivenRoles.Known.Contains(role, StringComparer.Ordinal))) is not { } unknown)
            return new("manifest", "ok", $"{manifest.Type}, harness {manifest.Harness}, {(manifest.Citation is null ? "no citation" : "citation given")}", null);
        return new("manifest", needed is null ? "warn" : "fail", $"plugin.json: it needs the role '{unknown}', which no column is ever given",
            NearestName.Of(unknown, GivenRoles.Known) is { } nearest ? $"Did you mean '{nearest}'? docs/roles.md lists the roles there are." : "docs/roles.md lists the roles there are.");
    }

    private static DoctorCheck Readme(CheckedPackage package)
    {
        var letters = Encoding.UTF8.GetString(package.Files["README.md"]).Count(char.IsLetter);
        return letters >= FewestReadmeLetters ? new("readme", "ok", $"{letters} letters", null) : new("readme", "warn", "says next to nothing", "Say what the plugin finds, how, and what it cannot see.");
    }

    private static DoctorCheck Signature(HarnessSession session, CheckedPackage package)
    {
        try
        {
            return SignatureFile.Check(package) is not { } key ? new("signature", "ok", "unsigned: approved by its hash only", null)
                : TrustFile.Load(session.AppData.Root).Find(key) is { } publisher ? new("signature", "ok", $"by {publisher.Name}", null)
                : new("signature", "ok", $"valid, by a key that is not trusted here: {key.Abbreviated}", null);
        }
        catch (DiagnosticException wrong)
        {
            return PluginDoctorReport.Fail("signature", wrong.Diagnostic);
        }
    }

    private static DoctorCheck Needs(HarnessSession session, PackageTarget target)
    {
        var manifest = target.Package.Package.Manifest;
        var together = KnownPlugins.Of(session).Enabled();
        var absent = manifest.DependsOn.Where(id => !together.ContainsKey(id)).ToList();
        together[manifest.Id] = manifest;
        var problem = Dependencies.Check([.. together.Values]).FirstOrDefault(problem => problem.Message.Contains($"'{manifest.Id}'", StringComparison.Ordinal) || problem.Message.Contains($"{manifest.Id} →", StringComparison.Ordinal));
        // What a folder depends on may lie beside it.
        if (problem is not null) return absent.Count > 0 && target.Folder is not null ? new("dependencies", "warn", problem.Message, problem.Hint) : PluginDoctorReport.Fail("dependencies", problem);
        return new("dependencies", "ok", manifest.DependsOn.Count == 0 ? "none" : string.Join(", ", manifest.DependsOn), null);
    }
}
