using StatHarness.Workbench;

namespace StatHarness.Benchmarks;

/// <summary>The product as built beside these benchmarks, on an appdata of its own.</summary>
internal static class Product
{
    public static string Root { get; } = FindRoot();

    private static string Folder { get; } = Path.Combine(Root, "src", "StatHarness.Cli", "bin",
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!, "net10.0");

    /// <summary>The command line.</summary>
    public static string Program => Path.Combine(Folder, OperatingSystem.IsWindows() ? "stat-harness.exe" : "stat-harness");

    public static HarnessOptions Options(string appData) => new()
    {
        AppData = appData,
        WorkerPath = Path.Combine(Folder, "worker", "StatHarness.Worker.dll"),
        ShippedPlugins = Path.Combine(Folder, "plugins"),
    };

    /// <summary>The 65,021-row loan log where the shared corpus is there, else a generated log of as many rows.</summary>
    public static string Log(string folder)
    {
        var real = Path.Combine(Root, "..", "shared", "data", "02-eventlogs", "bpi-challenge", "bpic2012_loans_part.csv");
        return File.Exists(real) ? real : GeneratedLog.Erp(Path.Combine(folder, "log.csv"), 65_000);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "StatHarness.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
