using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>Is this the table that you mean? Shown before anything runs: what to look at first, where the table comes from, what its columns are.</summary>
public static class IdentityCard
{
    /// <summary>Beyond this the columns are listed by type, in running text.</summary>
    private const int MostListedColumns = 60;

    /// <summary>Roles that many columns have; they stand in the list of columns only.</summary>
    private static readonly string[] PluralRoles = ["category", "numeric", "text"];

    /// <param name="reused">The same reading of the same bytes was there already.</param>
    /// <param name="arrival">What the store knew of the upload; null when nothing was uploaded.</param>
    /// <param name="times">False leaves out when things were seen.</param>
    public static Card Of(DatasetRecord dataset, bool reused = false, Arrival? arrival = null, bool times = true)
    {
        var body = new List<Block>();
        body.AddRange(IdentityWarnings.Of(dataset));
        body.Add(Facts(dataset, reused));
        if (arrival is not null) body.AddRange(ArrivalBlocks.Of(arrival, times));
        if (dataset.Source.Notes.Count > 0) body.Add(new Callout(Tone.Notice, new Strong("How it was read"), [new Bullets([.. dataset.Source.Notes.Select(note => (Line)note)])]));
        if (Roles(dataset) is { } roles) body.Add(roles);
        if (Personal(dataset.Pii) is { } personal) body.Add(personal);
        body.Add(dataset.Columns.Count <= MostListedColumns ? Columns(dataset) : CompactColumns(dataset));
        return Card.Of("Dataset", body);
    }

    /// <summary>One sentence for a dataset that is a part of its file.</summary>
    public static string Truncated(TruncationRecord cut) => IdentitySection.TruncatedWords(cut);

    private static Facts Facts(DatasetRecord dataset, bool reused)
    {
        var ledger = dataset.Ledger;
        return new(
        [
            new("File", Line.Of(new Strong(dataset.Source.FileName), $", {NumberText.Bytes(dataset.Source.SizeBytes)}{(reused ? ", known already: this reading was reused, nothing was parsed again" : "")}")),
            new("Format", IdentitySection.FormatWords(dataset.Source)),
            new("Raw sha256", new Code(dataset.Source.RawSha256.ToString())),
            new("Dataset version", new Code(dataset.DatasetVersionId)),
            new("Data hash", new Code(dataset.DataHash.ToString())),
            new("Rows × columns", IdentitySection.Shape(dataset.Rows, dataset.Columns.Count)),
            new("Ledger", $"{NumberText.Of(ledger.PhysicalRows)} rows = {NumberText.Of(ledger.AcceptedRows)} accepted + {NumberText.Of(ledger.RejectedRows)} rejected + {NumberText.Of(ledger.HeaderRows)} header + {NumberText.Of(ledger.CommentRows)} comment + {NumberText.Of(ledger.BlankRows)} blank{(ledger.Balances ? "" : " (DOES NOT BALANCE)")}"),
        ]);
    }

    private static Grid? Roles(DatasetRecord dataset)
    {
        var roles = dataset.Roles.Where(role => !PluralRoles.Contains(role.Role, StringComparer.Ordinal)).OrderBy(role => role.Role, StringComparer.Ordinal).ToList();
        return roles.Count == 0 ? null : new Grid("Roles", [new("Role"), new("Column"), new("Confidence"), new("Points", true), new("Ahead by", true), new("Runner-up")],
        [
            .. roles.Select(role => (IReadOnlyList<Line>)
            [
                role.Role, new Code(role.Column), IdentitySection.Confidence(role.Confidence), NumberText.Of(role.Points), NumberText.Of(role.Margin),
                role.RunnerUp is { } runnerUp ? new Code(runnerUp) : "–",
            ]),
        ]);
    }

    private static Grid? Personal(PiiRecord pii) => pii.Columns.Count == 0 ? null : new Grid("Personal data", [new("Column"), new("Kind"), new("Rows", true), new("Distinct", true), new("Confidence"), new("Why")],
    [
        .. pii.Columns.Select(found => (IReadOnlyList<Line>)
            [new Code(found.Column), found.Type, NumberText.Of(found.Rows), NumberText.Of(found.Distinct), IdentitySection.Confidence(found.Confidence), found.Why]),
    ], $"Scanner {pii.Scanner}; {NumberText.Of(pii.ScannedValues)} distinct texts looked at. Values are never shown.");

    private static Grid Columns(DatasetRecord dataset)
    {
        var roles = dataset.Roles.ToLookup(role => role.Column, StringComparer.Ordinal);
        return new("Columns", [new("#", true), new("Column"), new("Type"), new("Missing", true), new("Distinct", true), new("Role"), new("Confidence")],
        [
            .. dataset.Columns.OrderBy(column => column.Index).Select(column => (IReadOnlyList<Line>)
            [
                NumberText.Of(column.Index + 1), new Code(column.Name), ColumnsSection.TypeName(column.Type), NumberText.Of(column.Nulls),
                column.Distinct is { } distinct ? NumberText.Of(distinct) : "–",
                roles[column.Name].Any() ? string.Join(", ", roles[column.Name].Select(role => role.Role).Order(StringComparer.Ordinal)) : "–",
                roles[column.Name].Any()
                    ? Line.Join(", ", roles[column.Name].OrderBy(role => role.Role, StringComparer.Ordinal).Select(role => role.Confidence).Distinct(StringComparer.Ordinal).SelectMany(confidence => IdentitySection.Confidence(confidence).Pieces))
                    : "–",
            ]),
        ]);
    }

    private static Grid CompactColumns(DatasetRecord dataset) => new($"{NumberText.Of(dataset.Columns.Count)} columns by type", [new("Type"), new("Count", true), new("Missing values", true), new("Columns, in the order of the table")],
    [
        .. dataset.Columns.GroupBy(column => column.Type).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (IReadOnlyList<Line>)
        [
            ColumnsSection.TypeName(group.Key), NumberText.Of(group.Count()), NumberText.Of(group.Sum(column => column.Nulls)),
            Line.Join(", ", group.OrderBy(column => column.Index).Select(column => new Code(column.Name))),
        ]),
    ], "dataset.json holds type, missing values and hash of each.");
}
