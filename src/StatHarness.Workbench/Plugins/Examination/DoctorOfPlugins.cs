using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>What a doctor found of one plugin or several.</summary>
/// <param name="Verdict">ok, warn or fail: the worst of the plugins.</param>
public sealed record DoctorOfPlugins(string Verdict, IReadOnlyList<PluginDoctorReport> Plugins)
{
    [JsonIgnore]
    public string Text => string.Join('\n', Plugins.Select(plugin => plugin.Card.Text));

    internal static async Task<DoctorOfPlugins> ExamineAsync(HarnessSession session, string? idOrPath, string? version, bool run, CancellationToken cancellationToken)
    {
        List<string> targets = idOrPath is null ? [.. KnownPlugins.Of(session).Enabled().Keys] : [idOrPath];
        var reports = new List<PluginDoctorReport>();
        foreach (var target in targets) reports.Add(await PluginDoctor.ExamineAsync(session, target, version, run, cancellationToken).ConfigureAwait(false));
        return new(Worst(reports.Select(report => report.Verdict)), reports);
    }

    internal static string Worst(IEnumerable<string> verdicts)
    {
        var all = verdicts.ToHashSet(StringComparer.Ordinal);
        return all.Contains("fail") ? "fail" : all.Contains("warn") ? "warn" : "ok";
    }
}

/// <param name="Version">Null when the package could not be read.</param>
/// <param name="Verdict">ok, warn or fail: the worst of the checks; what was skipped does not count.</param>
/// <param name="Checks">Status: ok, warn, fail or skipped.</param>
public sealed record PluginDoctorReport(string Id, string? Version, string Verdict, IReadOnlyList<DoctorCheck> Checks)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"Doctor of {Id} {Version}".TrimEnd(), $"Verdict: {Verdict}.", Verdict, [], [
        new("Checks", ["Check", "Status", "Found"], [.. Checks.Select(check => (IReadOnlyList<string>)[check.Name, check.Status, check.Found])])],
        [.. Checks.Where(check => check.Hint is not null).Select(check => $"{check.Name}: {check.Hint}")]);

    internal static PluginDoctorReport Of(string id, string? version, IReadOnlyList<DoctorCheck> checks) => new(id, version, DoctorOfPlugins.Worst(checks.Select(check => check.Status)), checks);

    internal static DoctorCheck Fail(string name, Diagnostic problem) => new(name, "fail", problem.ToString().Split("\n  hint: ")[0], problem.Hint);
}
