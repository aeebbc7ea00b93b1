using StatHarness.Core;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>One way to say how a file is read. Command line, magic, completion and documentation all come from this value.</summary>
/// <param name="Name">With its two dashes.</param>
/// <param name="Property">The property of <see cref="IngestOptions"/> that it sets.</param>
/// <param name="Value">What to write for the value, such as <c>name</c>; null when it takes none.</param>
/// <param name="Summary">One sentence.</param>
public sealed record IngestOption(string Name, string Property, string? Value, string Summary)
{
    /// <summary>As one would write it, or in words; null when the file decides.</summary>
    public string? Default { get; init; }

    /// <summary>Values to offer. They are all there are when <see cref="IsClosed"/>.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    public bool IsClosed { get; init; }

    public bool IsFlag => Value is null;

    public bool Repeatable { get; init; }

    /// <summary>What a value must be, to stand after "takes".</summary>
    public string Expected { get; init; } = "";

    /// <returns>Null when the value is none of the expected.</returns>
    internal Func<IngestOptions, string, IngestOptions?> Set { get; init; } = (_, _) => throw new System.Diagnostics.UnreachableException();

    /// <returns>What was probably meant by a wrong value; null when nothing is near.</returns>
    public string? Nearest(string value) => value.Length > 1 ? NearestName.Of(value, Choices) : null;

    /// <summary>Whether the value, on its own, is one of the expected.</summary>
    public bool Accepts(string value) => Set(IngestOptions.Default, value) is not null;
}
