using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>Is this the table that you mean? Shown before anything runs.</summary>
public static class IdentityCard
{
    /// <param name="reused">The same reading of the same bytes was there already.</param>
    /// <param name="arrival">What the store knew of the upload; null when nothing was uploaded.</param>
    /// <param name="times">False leaves out when things were seen.</param>
    public static Card Of(DatasetRecord dataset, bool reused = false, Arrival? arrival = null, bool times = true)
    {
        var ledger = dataset.Ledger;
        var body = new List<Block>
        {
            new Facts(
            [
                new("File", Line.Of(new Strong(dataset.Source.FileName), $", {NumberText.Bytes(dataset.Source.SizeBytes)}{(reused ? ", known already: this reading was reused, nothing was parsed again" : "")}")),
                new("Format", IdentitySection.FormatWords(dataset.Source)),
                new("Raw sha256", new Code(dataset.Source.RawSha256.ToString())),
                new("Dataset version", new Code(dataset.DatasetVersionId)),
                new("Data hash", new Code(dataset.DataHash.ToString())),
                new("Rows × columns", IdentitySection.Shape(dataset.Rows, dataset.Columns.Count)),
                new("Ledger", $"{NumberText.Of(ledger.PhysicalRows)} rows = {NumberText.Of(ledger.AcceptedRows)} accepted + {NumberText.Of(ledger.RejectedRows)} rejected + {NumberText.Of(ledger.HeaderRows)} header + {NumberText.Of(ledger.CommentRows)} comment + {NumberText.Of(ledger.BlankRows)} blank{(ledger.Balances ? "" : " (DOES NOT BALANCE)")}"),
            ]),
        };
        if (arrival is not null) body.AddRange(ArrivalBlocks.Of(arrival, times));
        body.AddRange(Warnings(dataset));
        body.Add(Columns(dataset));
        return Card.Of("Dataset", body);
    }

    /// <summary>One sentence for a dataset that is a part of its file.</summary>
    public static string Truncated(TruncationRecord cut) => IdentitySection.TruncatedWords(cut);

    private static IEnumerable<Block> Warnings(DatasetRecord dataset)
    {
        var ledger = dataset.Ledger;
        var items = new List<Line>();
        if (dataset.Source.Truncated is { } cut) items.Add(IdentitySection.TruncatedWords(cut));
        if (ledger.RejectedRows > 0)
            items.Add($"{Phrases.Rows(ledger.RejectedRows)} rejected{(ledger.Rejects.Count == 0 ? "" : $"; first: line {NumberText.Of(ledger.Rejects[0].Line)}, {ledger.Rejects[0].Reason}")}");
        foreach (var column in ledger.Columns.Where(column => column.LossyCasts > 0)) items.Add(Line.Of(new Code(column.Name), $": {Phrases.Count(column.LossyCasts, "value", "values")} changed meaning by a forced cast"));
        foreach (var column in ledger.Columns.Where(column => column.Note is not null)) items.Add(Line.Of(new Code(column.Name), $": {column.Note}"));
        if (items.Count > 0) yield return new Callout(Tone.Warning, new Strong("Look at this first"), [new Bullets(items)]);
    }

    private static Grid Columns(DatasetRecord dataset) => new("Columns",
        [new("#", true), new("Column"), new("Type"), new("Missing", true), new("Distinct", true), new("Role"), new("Confidence")],
        [
            .. dataset.Columns.OrderBy(column => column.Index).Select(column =>
            {
                var roles = dataset.Roles.Where(role => role.Column == column.Name).OrderBy(role => role.Role, StringComparer.Ordinal).ToArray();
                return (IReadOnlyList<Line>)
                [
                    NumberText.Of(column.Index + 1), new Code(column.Name), ColumnsSection.TypeName(column.Type), NumberText.Of(column.Nulls),
                    column.Distinct is { } distinct ? NumberText.Of(distinct) : "–",
                    roles.Length == 0 ? "–" : string.Join(", ", roles.Select(role => role.Role)),
                    roles.Length == 0 ? "–" : Line.Join(", ", roles.Select(role => role.Confidence).Distinct(StringComparer.Ordinal).SelectMany(confidence => IdentitySection.Confidence(confidence).Pieces)),
                ];
            }),
        ]);
}
