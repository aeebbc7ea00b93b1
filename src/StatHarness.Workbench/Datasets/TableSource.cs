using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>Where a table comes from, and what is known of it beforehand.</summary>
public sealed record TableSource
{
    internal const string StandardInput = "stdin";

    private TableSource(string? path, Stream? content, string name) => (FilePath, Content, Name) = (path, content, name);

    /// <summary>Name that the upload is recorded under; its extension is a hint at the format. Default: that of the file.</summary>
    public string Name { get; init; }

    /// <summary>Raw sha256 or data hash that the table must have; with any other nothing is stored. Null accepts all.</summary>
    public string? Expect { get; init; }

    internal string? FilePath { get; }

    internal Stream? Content { get; }

    public static TableSource OfFile(string path) => new(path, null, Path.GetFileName(path));

    /// <param name="content">Read once, to its end; stays the caller's.</param>
    public static TableSource OfStream(Stream content, string name = StandardInput) => new(null, content, name);

    /// <exception cref="DiagnosticException">SH7107 to SH7109: no such file, a folder, or a name that is none.</exception>
    internal void Check()
    {
        if (FilePath is { } path) IngestInput.Check(path);
        if (Name.Length is 0 or > 255 || Name is "." or ".." || Name != Path.GetFileName(Name) || Name.Any(char.IsControl))
            throw new DiagnosticException(new Diagnostic("SH7109", $"'{Name}' is no file name.", null, "Pass a name without folders, such as orders.csv."));
    }
}
