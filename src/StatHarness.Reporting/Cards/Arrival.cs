using StatHarness.Core;
using StatHarness.Reporting.Sections;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <summary>What the store knew of an upload when it came.</summary>
/// <param name="FirstSeen">When the same bytes came for the first time; null when that was now.</param>
/// <param name="FirstFileName">Under which name they came then; null when that was now.</param>
/// <param name="Uploads">How often these bytes came, this time included.</param>
/// <param name="LikeNamed">Other content that came under the same or a similar name; null when there is none.</param>
public sealed record Arrival(DateTimeOffset? FirstSeen, string? FirstFileName, int Uploads, Comparison? LikeNamed)
{
    /// <param name="times">False where nothing may depend on when it happened.</param>
    /// <returns>One sentence; null when the bytes are new.</returns>
    public string? Known(bool times = true) => FirstSeen is not { } at ? null
        : times ? $"Matched existing content, first seen {Phrases.Instant(at)} as {FirstFileName}; this upload is recorded too (number {NumberText.Of(Uploads)} of this content)."
        : $"Matched existing content, first seen as {FirstFileName}; this upload is recorded too.";
}

/// <summary>This dataset beside an earlier one of a like name, so that a wrong file is noticed.</summary>
/// <param name="ColumnsChanged">Columns of another type, such as <c>amount: int64 → text</c>.</param>
/// <param name="RolesChanged">Roles that another column plays, such as <c>case: id → order</c>.</param>
/// <param name="TimeColumn">Column that <paramref name="TimesBefore"/> and <paramref name="TimesNow"/> are of; null when the two share no date or time.</param>
public sealed record Comparison(
    string FileName,
    DateTimeOffset SeenAt,
    string DatasetVersionId,
    Digest DataHash,
    bool SameData,
    long RowsBefore,
    long RowsNow,
    IReadOnlyList<string> ColumnsAdded,
    IReadOnlyList<string> ColumnsRemoved,
    IReadOnlyList<string> ColumnsChanged,
    IReadOnlyList<string> RolesChanged,
    string? TimeColumn,
    TimeSpanRecord? TimesBefore,
    TimeSpanRecord? TimesNow)
{
    /// <summary>Columns, types and roles are the same: a newer export rather than another table.</summary>
    public bool SameShape => ColumnsAdded.Count + ColumnsRemoved.Count + ColumnsChanged.Count + RolesChanged.Count == 0;

    /// <inheritdoc cref="Arrival.Known"/>
    public string Sentence(bool times = true)
    {
        var before = FileName + (times ? $", {Phrases.Instant(SeenAt)}" : "");
        if (SameData) return $"The same data came before as {before}, in other bytes.";
        return SameShape
            ? $"Not the data that came before as {before}: same columns, other rows."
            : $"Not the table that came before as {before}: the columns differ. Is this the file that you mean?";
    }
}

/// <param name="First">Canonical text of the smallest value.</param>
/// <param name="Last">Canonical text of the largest value.</param>
public sealed record TimeSpanRecord(string First, string Last);
