using System.Runtime.InteropServices;

namespace StatHarness.Sandbox;

/// <summary>
/// The .NET that workers run on: ours, or, when this program was compiled ahead and runs on none, the one that the system would start them with.
/// </summary>
/// <param name="Root">Absolute path of the folder with <c>dotnet</c> in it.</param>
/// <param name="Folder">Absolute path of the shared framework in its version.</param>
public sealed record WorkerRuntime(string Root, string Folder)
{
    private const string Framework = "Microsoft.NETCore.App";

    private static readonly Lazy<WorkerRuntime?> Found = new(() => Own() ?? Installed());

    public static WorkerRuntime? IfThere => Found.Value;

    /// <exception cref="Core.DiagnosticException">SH5009: there is none.</exception>
    public static WorkerRuntime Current => IfThere ?? throw SandboxDiagnostics.NoRuntime($"no {Framework} {Environment.Version.Major} under {string.Join(", ", Places())}");

    /// <summary>Such as <c>.NET 10.0.12</c>, as the runtime itself would say.</summary>
    public string Description => ".NET " + Path.GetFileName(Folder);

    /// <summary>The program that starts others.</summary>
    public string Muxer => Path.Combine(Root, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static WorkerRuntime? Own()
    {
        var folder = Path.TrimEndingDirectorySeparator(RuntimeEnvironment.GetRuntimeDirectory());
        return File.Exists(Path.Combine(folder, "System.Private.CoreLib.dll")) && Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(folder))) is { } root ? new(root, folder) : null;
    }

    private static WorkerRuntime? Installed() => Places().Select(In).FirstOrDefault(found => found is not null);

    /// <summary>In the order in which the system's own starter looks; the last is where people unpack it and put on their path.</summary>
    private static IEnumerable<string> Places()
    {
        foreach (var name in new[] { "DOTNET_ROOT_" + RuntimeInformation.OSArchitecture.ToString().ToUpperInvariant(), "DOTNET_ROOT" })
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } named) yield return named;
        }
        foreach (var file in new[] { "/etc/dotnet/install_location_" + RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(), "/etc/dotnet/install_location" })
        {
            if (File.Exists(file) && File.ReadLines(file).FirstOrDefault()?.Trim() is { Length: > 0 } registered) yield return registered;
        }
        yield return "/usr/share/dotnet";
        yield return "/usr/lib/dotnet";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var program = Path.Combine(folder, "dotnet");
            if (File.Exists(program)) yield return Path.GetDirectoryName(new FileInfo(program).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program)!;
        }
    }

    /// <summary>The newest patch of our version, as the system's own starter would take.</summary>
    private static WorkerRuntime? In(string root)
    {
        var shared = Path.Combine(root, "shared", Framework);
        if (!Path.IsPathFullyQualified(root) || !Directory.Exists(shared)) return null;
        var ours = from folder in Directory.EnumerateDirectories(shared)
                   where Version.TryParse(Path.GetFileName(folder), out var version) && version.Major == Environment.Version.Major && version.Minor == Environment.Version.Minor
                   orderby Version.Parse(Path.GetFileName(folder)) descending
                   select folder;
        return ours.FirstOrDefault() is { } newest ? new(root, newest) : null;
    }
}
