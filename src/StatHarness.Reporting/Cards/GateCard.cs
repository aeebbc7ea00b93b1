using StatHarness.Reporting.Documents;
using StatHarness.Reporting.Text;

namespace StatHarness.Reporting.Cards;

/// <param name="Verdict">ok, slower, faster, busy, too_few, new or missing.</param>
public sealed record GateLine(string Plugin, string Data, double? BaselineMs, double? NowMs, double? Ratio, double? CpuRatio, int BaselineN, int N, string Verdict);

/// <summary>Deltas against a baseline, the worst first.</summary>
public static class GateCard
{
    /// <param name="speed">What this machine needs for the same work, as a multiple of the baseline's.</param>
    public static Card Of(
        string verdict, double threshold, double speed, string machine, string baselineMachine, IReadOnlyList<GateLine> times, IReadOnlyList<(string Fingerprint, int Hashes, string Verdict)> reports)
    {
        var body = new List<Block>
        {
            new Callout(verdict == "pass" ? Tone.Good : Tone.Bad, Line.Of("Verdict: ", new Strong(verdict), $". Too slow is more than {NumberText.Of(threshold)} times the baseline, by the clock and by processor time."), []),
            new Facts(
            [
                new("This machine", $"{machine}, needs {NumberText.Of(speed)} times as long as the baseline's for the same work"),
                new("Baseline's", machine == baselineMachine ? baselineMachine : Line.Of(baselineMachine + " ", new Badge("another class of machine", Tone.Warning))),
            ]),
            new Grid("Times", [new("Plugin"), new("Data"), new("Baseline", true), new("Now", true), new("Ratio", true), new("CPU ratio", true), new("Runs", true), new("Verdict")],
                [.. times.OrderByDescending(time => time.Ratio ?? -1).ThenBy(time => time.Plugin, StringComparer.Ordinal).Select(Row)], "The ratio takes the speed of the machines into account."),
        };
        if (reports.Count > 0)
            body.Add(new Grid("Determinism: reports of the same work", [new("Fingerprint"), new("Different reports", true), new("Verdict")],
                [.. reports.Select(report => (IReadOnlyList<Line>)[new Code(report.Fingerprint), NumberText.Of(report.Hashes), new Badge(report.Verdict, report.Verdict == "ok" ? Tone.Good : Tone.Bad)])]));
        return Card.Of("Regression gate", body);
    }

    private static IReadOnlyList<Line> Row(GateLine time) =>
    [
        time.Plugin, new Code(time.Data), Ms(time.BaselineMs), Ms(time.NowMs), Ratio(time.Ratio), Ratio(time.CpuRatio), $"{NumberText.Of(time.BaselineN)} / {NumberText.Of(time.N)}",
        new Badge(time.Verdict.Replace('_', ' '), time.Verdict switch { "slower" => Tone.Bad, "busy" or "too_few" => Tone.Warning, "ok" or "faster" => Tone.Good, _ => Tone.Plain }),
    ];

    private static string Ms(double? ms) => ms is { } value ? DurationText.OfMs(value) : "–";

    private static string Ratio(double? ratio) => ratio is { } value ? NumberText.Fixed(value, 2) : "–";
}
