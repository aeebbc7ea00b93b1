namespace StatHarness.UnitTests.ScriptingRoom;

/// <summary>Files under <c>tests/fixtures</c> of the repository.</summary>
internal static class Fixtures
{
    public static string Find(string relative)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var fixtures = Path.Combine(directory.FullName, "tests", "fixtures", relative);
            if (Path.Exists(fixtures)) return fixtures;
        }
        throw new DirectoryNotFoundException($"tests/fixtures/{relative}");
    }
}
