using StatHarness.Storage;

namespace StatHarness.Provenance;

/// <summary>Follows the lineage of one thing both ways, near things first, up to a bound.</summary>
public static class Tracing
{
    /// <summary>What <paramref name="id"/> may name, as <c>kind id</c>; exactly one when it is clear, none when nothing is known of it.</summary>
    public static IReadOnlyList<string> Candidates(AppData appData, string id, LineageOptions options) =>
        [.. LineageStart.Find(new LineageReader(appData), id, options.RunId).Select(thing => $"{thing.Kind} {thing.Id}")];

    /// <param name="id">Must have exactly one candidate.</param>
    public static LineageRecord Of(AppData appData, string id, LineageOptions options)
    {
        var reader = new LineageReader(appData);
        var start = LineageStart.Find(reader, id, options.RunId).Single();
        return new LineageWalk(new LineageSteps(reader, options, start.Kind), new LineageLabels(reader), options).From(start);
    }
}
