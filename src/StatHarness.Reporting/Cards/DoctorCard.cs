using StatHarness.Reporting.Documents;

namespace StatHarness.Reporting.Cards;

/// <param name="Status">ok, warn or fail.</param>
public sealed record DoctorLine(string Name, string Status, string Found, string? Hint);

/// <summary>Whether this machine can do the work, and which isolation is in force.</summary>
public static class DoctorCard
{
    public static Card Of(string verdict, string isolation, IReadOnlyList<DoctorLine> checks) => Of("Doctor", Line.Of(
        "Verdict: ", new Strong(verdict), ". Isolation in force: ", new Strong(isolation.Replace('_', ' ')), "."), checks);

    /// <summary>Checks of one part, such as the catalogue.</summary>
    public static Card OfPart(string title, string verdict, IReadOnlyList<DoctorLine> checks) => Of(title, Line.Of("Verdict: ", new Strong(verdict), "."), checks);

    private static Card Of(string title, Line verdict, IReadOnlyList<DoctorLine> checks)
    {
        var worst = checks.Any(check => ToneOf(check.Status) == Tone.Bad) ? Tone.Bad : checks.Any(check => ToneOf(check.Status) == Tone.Warning) ? Tone.Warning : Tone.Good;
        var body = new List<Block>
        {
            new Callout(worst, verdict, []),
            new Grid("Checks", [new("Check"), new("Status"), new("Found")],
                [.. checks.Select(check => (IReadOnlyList<Line>)[check.Name, new Badge(check.Status, ToneOf(check.Status)), check.Found])]),
        };
        var hints = checks.Where(check => check.Hint is not null).Select(check => Line.Of(new Strong(check.Name), ": " + check.Hint)).ToArray();
        if (hints.Length > 0) body.Add(new Callout(Tone.Notice, new Strong("What to do"), [new Bullets(hints)]));
        return Card.Of(title, body);
    }

    private static Tone ToneOf(string status) => status switch
    {
        "ok" or "pass" or "passed" => Tone.Good,
        "warn" or "warning" or "reduced" or "skipped" => Tone.Warning,
        _ => Tone.Bad,
    };
}
