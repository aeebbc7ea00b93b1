using System.Text;
using Microsoft.CodeAnalysis;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <summary>What <c>#load</c> can reach: the scripts of the package and the generated Config; never a file.</summary>
internal sealed class PackageSources(IReadOnlyList<ScriptFile> scripts, string config) : SourceReferenceResolver
{
    private readonly SortedDictionary<string, string> texts =
        new(scripts.Append(new ScriptFile(PackageFile.Config, config)).ToDictionary(s => s.Name, s => s.Text), StringComparer.Ordinal);

    public override string? NormalizePath(string path, string? baseFilePath)
    {
        var folder = baseFilePath is null ? "" : baseFilePath[..(baseFilePath.LastIndexOf('/') + 1)];
        var parts = new List<string>();
        foreach (var part in (folder + path).Split('/'))
        {
            if (part is "" or ".") continue;
            if (part == "..")
            {
                if (parts.Count == 0) return null;
                parts.RemoveAt(parts.Count - 1);
            }
            else parts.Add(part);
        }
        return string.Join('/', parts);
    }

    public override string? ResolveReference(string path, string? baseFilePath) =>
        path.StartsWith('/') ? null : NormalizePath(path, baseFilePath) is { } name && texts.ContainsKey(name) ? name : null;

    public override Stream OpenRead(string resolvedPath) => new MemoryStream(Encoding.UTF8.GetBytes(texts[resolvedPath]), writable: false);

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => texts.Count;
}
