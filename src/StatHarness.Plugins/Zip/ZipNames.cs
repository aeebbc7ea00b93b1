using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>Names that stay below their root and stay apart from each other on every system.</summary>
internal static class ZipNames
{
    public static void Check(IReadOnlyList<ZipEntry> entries, string archive)
    {
        var seen = new Dictionary<string, ZipEntry>(StringComparer.OrdinalIgnoreCase);
        var folders = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            var name = entry.Name.TrimEnd('/');
            Safe(entry, name, archive);
            if (!seen.TryAdd(name, entry)) throw Refused(ZipDiagnostics.Repeated(archive, seen[name].Name, entry.Name));
            for (var slash = name.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = name.IndexOf('/', slash + 1))
            {
                // Folders that differ in case are one folder on some systems and two on others.
                var folder = name[..slash];
                if (!folders.TryAdd(folder, folder) && folders[folder] != folder) throw Refused(ZipDiagnostics.Repeated(archive, folders[folder], folder));
            }
        }
        foreach (var (name, entry) in seen)
            if (folders.TryGetValue(name, out var folder) && !(entry.IsFolder && folder == name)) throw Refused(ZipDiagnostics.Repeated(archive, entry.Name, folder + "/"));
    }

    private static void Safe(ZipEntry entry, string name, string archive)
    {
        try
        {
            SafePath.Check(name);
        }
        catch (DiagnosticException refused)
        {
            throw Refused(ZipDiagnostics.UnsafeName(archive, Printable(entry.Name), refused.Diagnostic.Message));
        }
    }

    /// <summary>A stranger's name, fit for a terminal.</summary>
    public static string Printable(string name) => string.Concat((name.Length > 80 ? name[..77] + "..." : name).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));

    private static DiagnosticException Refused(Diagnostic problem) => new(problem);
}
