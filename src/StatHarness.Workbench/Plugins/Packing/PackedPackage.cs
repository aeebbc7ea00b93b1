using StatHarness.Core;
using StatHarness.Plugins;

namespace StatHarness.Workbench;

/// <summary>A package as one file to hand on.</summary>
/// <param name="Zip">Absolute.</param>
/// <param name="Sha256">Of the zip.</param>
/// <param name="Files">Ordinal.</param>
/// <param name="LeftOut">Files that start with a dot or end as an editor's leavings do: no part of a package.</param>
public sealed record PackedPackage(string Id, string Version, string Zip, Digest Sha256, long SizeBytes, IReadOnlyList<string> Files, IReadOnlyList<string> LeftOut)
{
    internal static PackedPackage Make(string folder, string? zip)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var reading = PluginFolder.Read(folder);
        if (reading.Package is not { } package) throw AuthoringDiagnostics.NotPackable(reading.Name, reading.Problems);
        FixtureRecord.Input(folder);
        if (FixtureRecord.Expected(folder) is null) throw AuthoringDiagnostics.NothingExpected(reading.Name);
        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal).ToList();
        var kept = names.Where(name => !IsLeaving(name)).ToList();
        var bytes = StoredZip.Of(kept.Select(name => (name, File.ReadAllBytes(SafePath.Under(folder, name)))));
        var target = Path.GetFullPath(zip ?? $"{package.Manifest.Id}-{package.Manifest.Version}.zip");
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            AtomicFile.Write(target, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AuthoringDiagnostics.Unwritable(target, e);
        }
        return new(package.Manifest.Id, package.Manifest.Version, target, Digest.Of(bytes), bytes.Length, kept, [.. names.Except(kept)]);
    }

    private static bool IsLeaving(string name) => name.Split('/').Any(part => part[0] == '.' || part[^1] == '~' || part.EndsWith(".swp", StringComparison.Ordinal) || part.EndsWith(".tmp", StringComparison.Ordinal));
}
