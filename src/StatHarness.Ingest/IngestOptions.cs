using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>How a file is read; change it with <c>with</c>. What is null is detected. All but <see cref="Threads"/> is part of a dataset version's identity.</summary>
public sealed record IngestOptions
{
    public static IngestOptions Default { get; } = new();

    /// <summary>One ASCII character.</summary>
    public string? Delimiter { get; init; }

    /// <summary>IANA name, such as <c>utf-8</c>, <c>utf-16le</c> or <c>windows-1252</c>.</summary>
    public string? Encoding { get; init; }

    /// <summary>Lines that start with this ASCII character are comments.</summary>
    public string? Comment { get; init; }

    /// <summary>Whether the first row names the columns.</summary>
    public bool? Header { get; init; }

    /// <summary>Keep rows that don't fit in the ledger and go on, instead of refusing the file.</summary>
    public bool AllowRejects { get; init; }

    /// <summary>Default 1999: with its row id, a table of more columns does not fit into SQLite.</summary>
    public int MaxColumns { get; init; } = 1999;

    /// <summary>Longest row, in bytes of UTF-8; default 64 MiB. Also bounds what an unclosed quote can swallow.</summary>
    public int MaxRowBytes { get; init; } = 64 << 20;

    /// <summary>At most this many threads; 0 means one per processor. No effect on the result.</summary>
    public int Threads { get; init; }

    /// <summary>Bytes read at a time, grown when a row is longer. No effect on the result; tests use tiny ones.</summary>
    internal int BlockBytes { get; init; } = 2 << 20;

    internal int ThreadCount => Threads > 0 ? Threads : Environment.ProcessorCount;

    public Digest Fingerprint() => Core.Fingerprint.Of("ingest_options.v1", new JsonObject
    {
        ["delimiter"] = Delimiter,
        ["encoding"] = Encoding,
        ["comment"] = Comment,
        ["header"] = Header,
        ["allow_rejects"] = AllowRejects,
        ["max_columns"] = MaxColumns,
        ["max_row_bytes"] = MaxRowBytes,
    });
}
