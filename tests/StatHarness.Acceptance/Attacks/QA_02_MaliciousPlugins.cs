using Xunit;

namespace StatHarness.Attacks;

/// <summary>
/// QA-02: every attack of tests/attacks is held twice through the real engine, with all layers and with the operating system's
/// alone, and leaves the record that it must. One that gets through fails CI.
/// </summary>
public sealed class QA_02_MaliciousPlugins(AttackRuns runs) : IClassFixture<AttackRuns>
{
    public static TheoryData<string> Attacks => [.. AttackRuns.Corpus.Select(attack => attack.Id)];

    [Fact]
    public void there_are_at_least_ninety_attacks() => Assert.True(AttackRuns.Corpus.Count >= 90, $"{AttackRuns.Corpus.Count} attacks");

    [SkippableTheory]
    [MemberData(nameof(Attacks))]
    public void both_layers_hold(string id)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        var attack = AttackRuns.Corpus.Single(a => a.Id == id);
        var seen = runs.WithBothLayers(id);
        Assert.False(seen.Leaked, seen.ToString());
        if (attack.Both is "passes" or "-")
        {
            AssertHeld(attack, seen);
            return;
        }
        var (code, symbol) = (attack.Both[..6], attack.Both[7..]);
        Assert.True(seen.Outcome == (attack.IsForbidden ? "violation" : "error"), seen.ToString());
        if (attack.IsForbidden) Assert.True(seen.Records.Any(r => r.Call == "allowlist" && r.Target.Contains(symbol, StringComparison.Ordinal) && r.Action == "refused"), seen.ToString());
        else Assert.True(seen.Justification.Contains(code, StringComparison.Ordinal) && seen.Justification.Contains(symbol, StringComparison.Ordinal), seen.ToString());
    }

    [SkippableTheory]
    [MemberData(nameof(Attacks))]
    public void the_operating_system_alone_holds(string id)
    {
        Skip.IfNot(OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64, "The raw calls are numbered for x86-64 Linux.");
        AssertHeld(AttackRuns.Corpus.Single(a => a.Id == id), runs.WithTheSystemAlone(id));
    }

    private static void AssertHeld(Attack attack, AttackOutcome seen)
    {
        Assert.False(seen.Leaked, seen.ToString());
        var outcome = seen.Outcome is "clean" or "findings" ? "harmless" : seen.Outcome;
        Assert.True(attack.Outcomes.Contains(outcome, StringComparer.Ordinal), $"Expected {attack.Alone}.\n{seen}");
        if (attack.ErrorCode is { } code) Assert.True(seen.Justification.Contains(code, StringComparison.Ordinal), seen.ToString());
        if (outcome != "violation" || attack.Record is not { } record) return;
        Assert.True(seen.Records.Any(found => Fits(record.Call, found.Call) && IsTarget(record.Target, found.Target) && Fits(record.Action, found.Action)), $"Expected {attack.Alone}.\n{seen}");
    }

    private static bool Fits(string expected, string found) => expected == "*" || found.StartsWith(expected, StringComparison.Ordinal);

    /// <summary>What stands for a folder of this run is left out.</summary>
    private static bool IsTarget(string expected, string found) => expected == "*" || found.Contains(expected[(expected.IndexOf('}', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
}
