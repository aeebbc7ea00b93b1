namespace StatHarness.Acceptance.Driver;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string CloseCycle => Path.Combine(Root, "notebooks", "data", "close_cycle.csv");

    /// <summary>The command line as built beside these tests, as users start it.</summary>
    public static string Program { get; } = Path.Combine(Root, "src", "StatHarness.Cli", "bin", Configuration, "net10.0", OperatingSystem.IsWindows() ? "stat-harness.exe" : "stat-harness");

    /// <summary>The same command line for a runtime.</summary>
    public static string Managed { get; } = Path.ChangeExtension(Program, null) + ".dll";

    /// <summary>The confined process as it is shipped beside the command line.</summary>
    public static string Worker { get; } = Path.Combine(Path.GetDirectoryName(Program)!, "worker", "StatHarness.Worker.dll");

    public static string Fixture(string relative) => Path.Combine(Root, "tests", "fixtures", relative);

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "StatHarness.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
