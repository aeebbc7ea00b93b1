using Xunit;

namespace StatHarness.UnitTests;

/// <summary>The shared corpus lies beside the repository. Outside it tests skip with a reason; in CI they fail instead.</summary>
internal static class Corpus
{
    private static readonly string? Root = FindRoot();

    /// <param name="relative">Such as <c>reference/quantiles</c> or <c>data/04-csv-torture</c>.</param>
    public static string Find(string relative)
    {
        var path = Root is null ? null : Path.Combine(Root, relative);
        if (path is not null && Path.Exists(path)) return path;
        var reason = $"The shared corpus has no '{relative}': it is not part of a lone clone.";
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail(reason);
        Skip.If(true, reason);
        return "";
    }

    private static string? FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            var shared = Path.Combine(directory.FullName, "shared");
            if (File.Exists(Path.Combine(shared, "requirements.md"))) return shared;
        }
        return null;
    }
}
