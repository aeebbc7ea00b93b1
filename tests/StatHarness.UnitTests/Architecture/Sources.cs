using System.Reflection;

namespace StatHarness.UnitTests.ArchitectureRoom;

/// <summary>The checkout as text.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> Product { get; } = Files("src", "kernels");

    /// <summary>Every assembly of ours but the tests.</summary>
    public static IReadOnlyList<Assembly> Rooms { get; } =
        [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "StatHarness.*.dll").Where(file => !file.EndsWith("Tests.dll", StringComparison.Ordinal)).Select(Assembly.LoadFrom)];

    public static IReadOnlyList<string> Files(params string[] folders) =>
        [.. folders.Select(folder => Path.Combine(Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    public static string Relative(string file) => Path.GetRelativePath(Root, file);

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "StatHarness.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
