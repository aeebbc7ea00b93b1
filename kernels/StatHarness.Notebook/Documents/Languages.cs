namespace StatHarness.Notebook;

/// <summary>Names of languages: one canonical spelling each, as .NET Interactive writes it.</summary>
public static class Languages
{
    public const string CSharp = "csharp";
    public const string Markdown = "markdown";
    public const string Html = "html";
    public const string Mermaid = "mermaid";
    public const string Raw = "raw";

    /// <summary>What a cell can be run as here, in the order of the documentation.</summary>
    public static IReadOnlyList<string> Runnable { get; } = [CSharp, Markdown, Html, Mermaid];

    private static readonly string[] Foreign = ["fsharp", "pwsh", "javascript", "sql", "kql", "value", "http", "python", Raw];

    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["c#"] = CSharp,
        ["cs"] = CSharp,
        ["c# (.net)"] = CSharp,
        [".net-csharp"] = CSharp,
        ["md"] = Markdown,
        ["f#"] = "fsharp",
        ["powershell"] = "pwsh",
        ["js"] = "javascript",
        ["python3"] = "python",
    };

    /// <summary>Canonical spelling; an unknown name is returned in lower case.</summary>
    public static string Canonical(string name)
    {
        var trimmed = name.Trim();
        return Aliases.TryGetValue(trimmed, out var canonical) ? canonical : trimmed.ToLowerInvariant();
    }

    /// <summary>Whether a bare line <c>#!name</c> starts a cell of a <c>.dib</c> file, whoever can run it.</summary>
    internal static bool SplitsCells(string name) => Runnable.Contains(Canonical(name)) || Foreign.Contains(Canonical(name));
}
