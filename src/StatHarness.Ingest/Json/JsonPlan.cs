namespace StatHarness.Ingest;

/// <summary>How the records lie one after the other.</summary>
internal enum JsonFeed : byte
{
    /// <summary>Elements of an array.</summary>
    Elements,
    /// <summary>Members of an object, whose keys become the first column.</summary>
    Members,
    /// <summary>One value is the only record.</summary>
    Single,
    /// <summary>NDJSON: each line is a value of its own.</summary>
    Lines,
    /// <summary>Values that follow each other with white space between.</summary>
    Sequence,
    /// <summary>Arrays side by side, each one column.</summary>
    Columns,
}

/// <summary>Where the table lies in a document and what its records are.</summary>
/// <param name="Path">To the value that holds the records; empty when it is the document itself.</param>
internal sealed record JsonPlan(JsonFeed Feed, JsonRowKind Rows, JsonPath Path)
{
    /// <summary>Of the columns, when the document lists them apart from the records.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>Key whose value is never spread over columns, such as the geometry of GeoJSON.</summary>
    public string? Whole { get; init; }

    /// <summary>Where the arrays of <see cref="JsonFeed.Columns"/> begin in the UTF-8 of the file.</summary>
    public IReadOnlyList<long> Starts { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>RFC 6901.</summary>
internal sealed record JsonPath(string Pointer)
{
    public static JsonPath Root { get; } = new("");

    public IReadOnlyList<string> Steps => Pointer.Length == 0
        ? []
        : [.. Pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];

    public JsonPath Below(string key) => new($"{Pointer}/{key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");
}
