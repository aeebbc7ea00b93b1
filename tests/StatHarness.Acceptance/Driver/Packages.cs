namespace StatHarness.Acceptance.Driver;

/// <summary>Plugin packages under <c>tests/fixtures/plugins</c>.</summary>
internal static class Packages
{
    /// <returns>The folder of the copy.</returns>
    public static string Copy(string id, string folder) => CopyOf(Repository.Fixture(Path.Combine("plugins", id)), folder);

    /// <inheritdoc cref="Copy"/>
    public static string CopyOf(string source, string folder)
    {
        var target = Path.Combine(folder, Path.GetFileName(source));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        return target;
    }
}
