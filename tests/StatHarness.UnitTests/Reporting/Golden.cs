using Xunit;

namespace StatHarness.UnitTests.ReportingRoom;

/// <summary>Files of expected output in <c>Golden/</c> beside the tests. <c>STATHARNESS_ACCEPT=1</c> writes what was found instead of comparing.</summary>
internal static class Golden
{
    public static void Check(string name, string found)
    {
        var path = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("STATHARNESS_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, found);
            return;
        }
        Assert.True(File.Exists(path), $"No golden '{name}'. Look at the output, then run with STATHARNESS_ACCEPT=1.");
        var expected = File.ReadAllText(path).ReplaceLineEndings("\n");
        if (expected == found) return;
        var (was, now) = (expected.Split('\n'), found.Split('\n'));
        var line = Enumerable.Range(0, Math.Min(was.Length, now.Length)).FirstOrDefault(i => was[i] != now[i], Math.Min(was.Length, now.Length));
        Assert.Fail($"{name} differs first at line {line + 1}:\n  expected {At(was, line)}\n  found    {At(now, line)}\nIf the new one is right: STATHARNESS_ACCEPT=1.");
    }

    private static string At(string[] lines, int i) => i < lines.Length ? lines[i] : "(end)";

    private static string Folder()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "StatHarness.sln"))) return Path.Combine(directory.FullName, "tests", "StatHarness.UnitTests", "Reporting", "Golden");
        }
        throw new DirectoryNotFoundException("StatHarness.sln is not above the test assembly.");
    }
}
