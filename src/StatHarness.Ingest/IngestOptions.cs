using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Ingest;

/// <summary>
/// How a file is read; change it with <c>with</c>. What is null is detected. All but <see cref="Threads"/> and <see cref="Strict"/> is part
/// of a dataset version's identity.
/// </summary>
public sealed record IngestOptions
{
    public static IngestOptions Default { get; } = new();

    /// <summary><c>csv</c>, <c>tsv</c>, <c>xlsx</c>, <c>xls</c>, <c>xlsb</c>, <c>json</c>, <c>ndjson</c> or <c>xes</c>.</summary>
    public string? Format { get; init; }

    /// <summary>One or more characters.</summary>
    public string? Delimiter { get; init; }

    /// <summary>One ASCII character; empty when quotes mean nothing.</summary>
    public string? Quote { get; init; }

    /// <summary>One ASCII character before a quote or delimiter that belongs to the text, such as a backslash; empty when there is none.</summary>
    public string? Escape { get; init; }

    /// <summary>IANA name, such as <c>utf-8</c>, <c>utf-16le</c> or <c>windows-1252</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Lines that start with this ASCII character are comments.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the first row names the columns. False is the same as 0 <see cref="HeaderRows"/>.</summary>
    public bool? Header { get; init; }

    /// <summary>Rows that together name the columns: 0, 1 or 2.</summary>
    public int? HeaderRows { get; init; }

    /// <summary>Rows above the header that are titles.</summary>
    public int? SkipRows { get; init; }

    /// <summary>Rows at the end that are totals or notes.</summary>
    public int? SkipLastRows { get; init; }

    /// <summary>Name of the sheet of a workbook, or its number from 1.</summary>
    public string? Sheet { get; init; }

    /// <summary>Where the records lie in a JSON document, as a JSON Pointer such as <c>/data/items</c>.</summary>
    public string? RecordPath { get; init; }

    /// <summary><c>.</c> or <c>,</c>.</summary>
    public string? DecimalPoint { get; init; }

    /// <summary><c>dmy</c> or <c>mdy</c>, for dates such as 3/4/2020.</summary>
    public string? DateOrder { get; init; }

    /// <summary>Type by column name, such as <c>text</c>; a value that does not fit is then a lossy cast.</summary>
    public IReadOnlyDictionary<string, string> Types { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Column name by role, instead of the role found.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Read no more data rows than this; the dataset is then marked truncated.</summary>
    public long? MaxRows { get; init; }

    /// <summary>Refuse the file when a row is rejected or a cast loses something. No part of the identity: what passes is the same dataset.</summary>
    public bool Strict { get; init; }

    /// <summary>Default 1999: with its row id, a table of more columns does not fit into SQLite.</summary>
    public int MaxColumns { get; init; } = 1999;

    /// <summary>Longest row, in bytes of UTF-8; default 64 MiB. Also bounds what an unclosed quote can swallow.</summary>
    public int MaxRowBytes { get; init; } = 64 << 20;

    /// <summary>At most this many threads; 0 means one per processor. No effect on the result.</summary>
    public int Threads { get; init; }

    /// <summary>Bytes read at a time, grown when a row is longer. No effect on the result; tests use tiny ones.</summary>
    internal int BlockBytes { get; init; } = 1 << 19;

    internal int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    public Digest Fingerprint()
    {
        var identity = HarnessJson.Node(this with { Threads = 0, Strict = false }).AsObject();
        identity.Remove("threads");
        identity.Remove("strict");
        return Core.Fingerprint.Of("ingest_options.v2", identity);
    }
}
