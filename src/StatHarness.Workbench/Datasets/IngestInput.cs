using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What can be said about an input before it is copied.</summary>
internal static class IngestInput
{
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new DiagnosticException(new Diagnostic("SH7107", "Expected a file, found a folder.", new Place(path), "Pass one table at a time."));
        if (!File.Exists(path))
            throw new DiagnosticException(new Diagnostic("SH7108", "There is no such file.", new Place(path), Nearest(path)));
    }

    private static string Nearest(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (!Directory.Exists(folder)) return $"The folder '{folder}' does not exist either.";
        var wanted = Path.GetFileName(path);
        var similar = Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!)
            .Where(name => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase) || Path.GetFileNameWithoutExtension(name) == Path.GetFileNameWithoutExtension(wanted))
            .Order(StringComparer.Ordinal).FirstOrDefault();
        return similar is null ? "Check the path; it is taken relative to the current folder." : $"Did you mean '{similar}'?";
    }
}
