using System.Text;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>The files of a package by name, with forward slashes, sorted. Reads nothing through a link and nothing beyond the caps.</summary>
internal sealed class PackageFiles
{
    public const int MaxFiles = 200;
    public const long MaxBytes = 16 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);
    private readonly string package;

    private PackageFiles(string package) => this.package = package;

    public IReadOnlyDictionary<string, byte[]> All => files;

    public IEnumerable<string> Names => files.Keys;

    public bool Has(string name) => files.ContainsKey(name);

    public byte[] Bytes(string name) => files[name];

    /// <summary>Null, with a problem, when it is not UTF-8.</summary>
    public string? Text(string name, List<Diagnostic> problems)
    {
        try
        {
            return Strict.GetString(files[name]).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            problems.Add(PluginDiagnostics.NotText(package, name));
            return null;
        }
    }

    /// <param name="entries">Names that were checked.</param>
    public static PackageFiles Of(string package, IEnumerable<(string Name, byte[] Bytes)> entries)
    {
        var result = new PackageFiles(package);
        foreach (var (name, bytes) in entries) result.files.Add(name, bytes);
        return result;
    }

    /// <summary>Takes a file out, such as the signature, which is no part of what it signs.</summary>
    public byte[]? Take(string name) => files.Remove(name, out var bytes) ? bytes : null;

    public static PackageFiles Read(string folder, List<Diagnostic> problems)
    {
        var result = new PackageFiles(Path.GetFileName(folder));
        var root = new DirectoryInfo(folder);
        if (!root.Exists) problems.Add(PluginDiagnostics.NoFolder(folder));
        else if (root.LinkTarget is not null) problems.Add(PluginDiagnostics.Link(result.package, "."));
        else result.ReadFolder(root, "", new Caps(), problems);
        return result;
    }

    private void ReadFolder(DirectoryInfo folder, string prefix, Caps caps, List<Diagnostic> problems)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var name = prefix + entry.Name;
            if (entry.LinkTarget is not null || entry.Attributes.HasFlag(FileAttributes.ReparsePoint)) problems.Add(PluginDiagnostics.Link(package, name));
            else if (entry is DirectoryInfo inner) ReadFolder(inner, name + "/", caps, problems);
            else if (entry is FileInfo file && caps.Take(package, file.Length, problems)) ReadFile(folder, name, entry.Name, problems);
        }
    }

    private void ReadFile(DirectoryInfo folder, string name, string last, List<Diagnostic> problems)
    {
        try
        {
            files.Add(name, File.ReadAllBytes(SafePath.Under(folder.FullName, last)));
        }
        catch (DiagnosticException refused)
        {
            problems.Add(refused.Diagnostic);
        }
    }

    private sealed class Caps
    {
        private int count;
        private long bytes;
        private bool exceeded;

        public bool Take(string package, long size, List<Diagnostic> problems)
        {
            (count, bytes) = (count + 1, bytes + size);
            if (exceeded || count <= MaxFiles && bytes <= MaxBytes) return !exceeded;
            exceeded = true;
            problems.Add(count > MaxFiles ? PluginDiagnostics.TooLarge(package, "files", count, MaxFiles) : PluginDiagnostics.TooLarge(package, "bytes", bytes, MaxBytes));
            return false;
        }
    }
}
