using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Workbench;

/// <summary>The checks that compute: compile, the fixture against its expected result, and the same again under other circumstances.</summary>
internal static class FixtureChecks
{
    private static readonly string[] Names = ["compile", "fixture", "determinism"];

    public static IEnumerable<DoctorCheck> Skipped(string why) => Names.Select(name => new DoctorCheck(name, "skipped", why, null));

    public static async Task<IReadOnlyList<DoctorCheck>> RunAsync(HarnessSession session, PackageTarget target, CancellationToken cancellationToken)
    {
        using var unpacked = new UnpackedPackage(session, target);
        using var fixture = new FixtureRun(unpacked.Options) { Fresh = true };
        var first = await fixture.RunAsync(unpacked.Folder, cancellationToken).ConfigureAwait(false);
        // Nothing was isolated, so nothing ran.
        if (first is { Verdict: FixtureVerdict.Failed, Isolation: "none" }) return [Failed("compile", first), .. Skipped("not run, since it does not compile").Skip(1)];
        var checks = new List<DoctorCheck> { new("compile", first.Found is null ? "skipped" : "ok", first.Found is null ? "not reached" : "compiles under the allowlist", null), Fixture(first) };
        checks.Add(first.ResultDigest is { } digest ? await ProbeAsync(fixture, unpacked.Folder, digest, cancellationToken).ConfigureAwait(false) : Skipped("there is no result to repeat").Last());
        return checks;
    }

    private static DoctorCheck Fixture(FixtureResult result) => result.Verdict switch
    {
        FixtureVerdict.Passed => new("fixture", "ok", $"gives the expected result, isolation {result.Isolation.Replace('_', ' ')}", null),
        FixtureVerdict.Differs => new("fixture", "fail", Difference(result), "`stat-harness plugins test <folder>` shows all differences."),
        _ => Failed("fixture", result),
    };

    private static DoctorCheck Failed(string name, FixtureResult result)
    {
        var check = PluginDoctorReport.Fail(name, result.Problems[0]);
        return check with { Hint = check.Hint ?? "`stat-harness plugins test <folder>` shows the line." };
    }

    private static string Difference(FixtureResult result) => result.Differences is [var first, ..]
        ? $"{result.Differences.Count} differences; the first at {first.Path}: expected {Short(first.Expected)}, found {Short(first.Found)}" : "there is no fixture/expected.json";

    private static string Short(System.Text.Json.Nodes.JsonNode? node) => node?.ToJsonString(HarnessJson.Options) is not { } text ? "nothing" : text.Length <= 80 ? text : text[..77] + "...";

    /// <summary>
    /// The compiled script again: in a new process, so with other string hashes; without vector instructions, without tiers, on one
    /// processor, in another language and zone around it. What differs between these differs between machines. The order of the rows is
    /// kept: a row is named by its place, so other places are other data.
    /// </summary>
    private static async Task<DoctorCheck> ProbeAsync(FixtureRun fixture, string folder, Digest expected, CancellationToken cancellationToken)
    {
        FixtureResult again;
        using (new OtherCircumstances()) again = await fixture.RunAsync(folder, cancellationToken).ConfigureAwait(false);
        if (again.ResultDigest == expected) return new("determinism", "ok", $"twice the same bytes ({expected.Abbreviated}): another process, vector instructions, tiers, processors, culture and zone", null);
        return again.ResultDigest is { } other
            ? new("determinism", "fail", $"the same work gave {expected.Abbreviated}, then {other.Abbreviated}", "Order what comes out of sets and dictionaries, sum with the exact sum, draw from SeededStream only.")
            : new("determinism", "fail", $"the second time there was no result: {again.Justification}", "Run the doctor again on a machine that is less busy; if it repeats, give the plugin a larger budget.");
    }
}
