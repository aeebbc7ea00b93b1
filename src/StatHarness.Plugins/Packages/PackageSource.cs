using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>A package as somebody hands it over: a folder or a zip. Nothing of it is written anywhere before it is checked.</summary>
public static class PackageSource
{
    /// <exception cref="DiagnosticException">It is not there, or it is no package; the first problem, with the others in its message.</exception>
    public static CheckedPackage Read(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(full)) return OfFolder(full);
        return File.Exists(full) ? OfZip(full) : throw new DiagnosticException(PluginDiagnostics.NoPackage(path));
    }

    /// <summary>Whether <see cref="Read"/> would find something of that name.</summary>
    public static bool IsThere(string path) => path.AsSpan().IndexOfAny('/', '\\') >= 0 || path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? Path.Exists(path) : File.Exists(Path.Combine(path, "plugin.json"));

    /// <summary>Bytes that were stored as a bundle.</summary>
    /// <exception cref="DiagnosticException">They are no package, such as one that this harness no longer accepts.</exception>
    public static CheckedPackage OfBundle(string id, ReadOnlyMemory<byte> bundle) =>
        CheckedPackage.Of(id, PackageFiles.Of(id, ZipReader.Read(bundle, id)), mustBe: id, []);

    private static CheckedPackage OfFolder(string folder)
    {
        var name = Path.GetFileName(folder);
        var problems = new List<Diagnostic>();
        return CheckedPackage.Of(name, PackageFiles.Read(folder, problems), mustBe: name, problems);
    }

    private static CheckedPackage OfZip(string path)
    {
        var name = Path.GetFileName(path);
        if (new FileInfo(path).Length is var size && size > ZipReader.MaxArchiveBytes) throw new DiagnosticException(ZipDiagnostics.TooLarge(name, "bytes of archive", size, ZipReader.MaxArchiveBytes));
        return CheckedPackage.Of(name, PackageFiles.Of(name, WithoutTopFolder(ZipReader.Read(File.ReadAllBytes(path), name))), mustBe: null, []);
    }

    /// <summary>Who zips a folder gets the folder as the first segment of every name.</summary>
    private static IReadOnlyList<(string Name, byte[] Bytes)> WithoutTopFolder(IReadOnlyList<(string Name, byte[] Bytes)> entries)
    {
        if (entries.Count == 0 || entries.Any(entry => entry.Name == "plugin.json")) return entries;
        var top = entries[0].Name.Split('/')[0] + "/";
        return entries.All(entry => entry.Name.StartsWith(top, StringComparison.Ordinal)) ? [.. entries.Select(entry => (entry.Name[top.Length..], entry.Bytes))] : entries;
    }
}
