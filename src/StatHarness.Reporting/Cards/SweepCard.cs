using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

public sealed record SweepLine(string Kind, string Subject, long Bytes, string Why);

/// <summary>What was removed, or would be.</summary>
public static class SweepCard
{
    private const int Most = 200;

    /// <param name="kept">In words; null when that is not the question.</param>
    /// <param name="deferred">Why some things were not looked at.</param>
    public static Card Of(bool dryRun, IReadOnlyList<SweepLine> removed, string? kept, string? deferred)
    {
        var bytes = NumberText.Of(removed.Sum(line => line.Bytes));
        var body = new List<Block>
        {
            new Callout(dryRun ? Tone.Notice : Tone.Good, removed.Count == 0
                ? new Strong(dryRun ? "Nothing would go." : "Nothing was removed.")
                : Line.Of(new Strong($"{NumberText.Of(removed.Count)} things, {bytes} bytes"), dryRun ? " would go. Nothing was removed." : " were removed."), []),
        };
        if (deferred is not null) body.Add(new Callout(Tone.Warning, deferred, []));
        if (kept is not null) body.Add(new Facts([new("Kept", kept)]));
        if (removed.Count > 0)
        {
            body.Add(new Grid("What", [new("Kind"), new("Name"), new("Bytes", true), new("Why")],
                [.. removed.Take(Most).Select(line => (IReadOnlyList<Line>)[line.Kind.Replace('_', ' '), new Code(line.Subject), NumberText.Of(line.Bytes), line.Why])]));
        }
        if (removed.Count > Most) body.Add(new Callout(Tone.Notice, $"{NumberText.Of(removed.Count - Most)} more; --json lists all.", []));
        return Card.Of(dryRun ? "Garbage, dry run" : "Removed", body);
    }
}
