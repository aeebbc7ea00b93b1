using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Attacks;

/// <summary>Runs the whole corpus once a mode, however many tests look at the outcome.</summary>
public sealed class AttackRuns
{
    internal static IReadOnlyList<Attack> Corpus { get; } = AttackCorpus.Load(Repository.Root);

    private readonly Lazy<IReadOnlyDictionary<string, AttackOutcome>> _both = new(() => Execute());
    private readonly Lazy<IReadOnlyDictionary<string, AttackOutcome>> _alone = new(() => Execute("--without-static-check"));

    internal AttackOutcome WithBothLayers(string id) => _both.Value[id];

    internal AttackOutcome WithTheSystemAlone(string id) => _alone.Value[id];

    private static SortedDictionary<string, AttackOutcome> Execute(params string[] options)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException();
        using var field = new AttackField();
        var quiet = Others(field.Run([], options));
        var outcomes = new SortedDictionary<string, AttackOutcome>(StringComparer.Ordinal);
        // What attacks the compiler runs apart, since one that kills it costs all others a compiler of their own.
        foreach (var group in Corpus.GroupBy(attack => attack.Kind == "compiler"))
        {
            var report = field.Run([.. group], options);
            Assert.Equal(quiet, Others(report));
            foreach (var attack in group) outcomes[attack.Id] = AttackOutcome.Of(report, attack.Plugin);
        }
        return outcomes;
    }

    /// <summary>What the plugins that attack nobody found.</summary>
    private static string Others(JsonObject report)
    {
        var attackers = Corpus.Select(attack => attack.Plugin).Append("report_bundle").ToHashSet(StringComparer.Ordinal);
        var findings = report["findings"]!.AsArray().Where(finding => !attackers.Contains((string)finding!["plugin"]!)).Select(finding => finding!.ToJsonString());
        var results = report["results"]!.AsObject().Where(result => !attackers.Contains(result.Key)).Select(result => result.Key + result.Value!.ToJsonString());
        return string.Join('\n', findings.Concat(results));
    }
}

/// <summary>What became of one attack.</summary>
internal sealed record AttackOutcome(string Outcome, string Justification, IReadOnlyList<(string Call, string Target, string Action)> Records, bool Leaked)
{
    public static AttackOutcome Of(JsonObject report, string plugin)
    {
        var execution = report["executions"]!.AsArray().Single(e => (string)e!["identity"]!["id"]! == plugin)!;
        var run = report["run"]!["executions"]!.AsArray().Single(e => (string)e!["plugin"]! == plugin)!;
        var findings = report["findings"]!.AsArray().Where(finding => (string)finding!["plugin"]! == plugin).ToList();
        return new(
            (string)execution["outcome"]!, (string)execution["justification"]!,
            [.. run["violations"]!.AsArray().Select(v => ((string)v!["syscall"]!, (string?)v["target"] ?? "", (string)v["action"]!))],
            findings.Any(finding => (string)finding!["kind"]! == "leak") || report.ToJsonString().Contains("root:x:0", StringComparison.Ordinal));
    }

    public override string ToString() => $"{Outcome}: {Justification}\n{string.Join('\n', Records)}{(Leaked ? "\nLEAKED" : "")}";
}
