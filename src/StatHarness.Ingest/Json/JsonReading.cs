using System.Globalization;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>JSON or NDJSON, once it is known where the records lie.</summary>
internal sealed class JsonReading(RawFile file, JsonPlan plan, IngestOptions options) : TableReading
{
    private readonly List<string> found = [];

    public override string Format => Plan.Feed is JsonFeed.Lines or JsonFeed.Sequence ? "ndjson" : "json";

    public override string? Part => Plan.Path.Pointer.Length == 0 ? null : Plan.Path.Pointer;

    public override TruncationRecord? Truncated => IsCut ? new("max_rows", options.MaxRows!.Value, null, 0) : null;

    public override IReadOnlyList<string> Notes => [.. Plan.Notes, .. found];

    public JsonPlan Plan => plan;

    public string FileName => file.Name;

    private bool IsCut { get; set; }

    public override RowSource Open(RowLedger ledger) => Plan.Feed == JsonFeed.Columns ? new JsonColumnRows(file, this, options, ledger) : new JsonRows(file, this, options, ledger);

    /// <summary>All rows were read: what they hold is known.</summary>
    public void Complete(JsonCells cells, bool truncated)
    {
        IsCut = truncated;
        found.Clear();
        if (file.EncodingName != "utf-8") found.Add($"The file is {file.EncodingName}; JSON is read as UTF-8 made from it.");
        found.AddRange(cells.Renamed);
        Tell(cells, fact => fact.Lists > 0, fact => fact.Lists, "Lists and objects are kept as JSON text in");
        Tell(cells, fact => fact.Nulls > 0 && fact.Absents > 0, fact => fact.Nulls + fact.Absents, "Missing is both null and an absent key in");
        Tell(cells, fact => fact.Empties > 0, fact => fact.Empties, "Empty texts are read as missing in");
    }

    private void Tell(JsonCells cells, Func<JsonColumnFacts, bool> holds, Func<JsonColumnFacts, long> count, string statement)
    {
        const int Named = 20;
        var all = Enumerable.Range(0, cells.Names.Count).Where(column => holds(cells.Facts[column])).ToList();
        if (all.Count == 0) return;
        var names = all.Take(Named).Select(column => string.Create(CultureInfo.InvariantCulture, $"'{cells.Names[column]}' ({count(cells.Facts[column])})"));
        found.Add($"{statement} {string.Join(", ", names)}{(all.Count > Named ? $" and {all.Count - Named} more columns" : "")}.");
    }
}
