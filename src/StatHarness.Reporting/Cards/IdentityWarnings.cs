using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>What a reader of a dataset has to know before trusting it, the gravest first.</summary>
internal static class IdentityWarnings
{
    private const int MostOfAKind = 12;

    public static IEnumerable<Block> Of(DatasetRecord dataset)
    {
        var items = new List<Line>();
        if (!dataset.Ledger.Balances) items.Add("The ledger does not balance: rows were lost or counted twice");
        if (dataset.Source.Truncated is { } cut) items.Add(IdentitySection.TruncatedWords(cut));
        if (Rejected(dataset.Ledger) is { } rejected) items.Add(rejected);
        Add(items, dataset.Ledger.Columns.Where(column => column.LossyCasts > 0), column => Line.Of(new Code(column.Name), $": {Phrases.Count(column.LossyCasts, "value", "values")} changed meaning by a forced cast"));
        Add(items, dataset.Traps, Trap);
        Add(items, dataset.Pii.Columns.GroupBy(found => found.Column), column => Line.Of(new Code(column.Key), $": personal data ({string.Join(", ", column.Select(found => $"{found.Type} in {Phrases.Rows(found.Rows)}"))})"));
        Add(items, dataset.Ledger.Columns.Where(column => column.Note is not null), column => Line.Of(new Code(column.Name), $": {column.Note}"));
        if (items.Count > 0) yield return new Callout(Tone.Warning, new Strong("Look at this first"), [new Bullets(items)]);
    }

    private static void Add<T>(List<Line> items, IEnumerable<T> found, Func<T, Line> line)
    {
        var all = found.ToList();
        items.AddRange(all.Take(MostOfAKind).Select(line));
        if (all.Count > MostOfAKind) items.Add($"and {NumberText.Of(all.Count - MostOfAKind)} more like these in dataset.json");
    }

    private static Line? Rejected(LedgerRecord ledger) => ledger.RejectedRows == 0 ? null
        : (Line)$"{Phrases.Rows(ledger.RejectedRows)} rejected and kept aside{(ledger.Rejects.Count == 0 ? "" : $"; first: line {NumberText.Of(ledger.Rejects[0].Line)}, {ledger.Rejects[0].Reason}")}";

    private static Line Trap(TrapRecord trap)
    {
        var place = string.Join(", ", new[]
        {
            trap.Count > 1 ? $"{NumberText.Of(trap.Count)} cases" : null,
            trap.Line is { } line ? $"first in line {NumberText.Of(line)}" : null,
            trap.Example is { } example ? $"such as {example}" : null,
        }.OfType<string>());
        var said = $"{trap.Statement}{(place.Length == 0 ? "" : $" ({place})")}";
        return trap.Column is { } column ? Line.Of(new Code(column), $": {said}") : said;
    }
}
