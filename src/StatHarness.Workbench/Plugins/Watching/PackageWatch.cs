using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace StatHarness.Workbench;

/// <summary>Tests a package again after each save.</summary>
internal static class PackageWatch
{
    public static async IAsyncEnumerable<WatchStep> RunAsync(string folder, HarnessOptions options, WatchPace pace, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        if (!Directory.Exists(folder)) throw AuthoringDiagnostics.NothingToWatch(folder);
        using var fixture = new FixtureRun(options);
        using var saves = new FolderSaves(folder, pace, options.Time);
        JsonObject? last = null;
        var (seen, saved) = (FolderState.Of(folder), (IReadOnlyList<string>)[]);
        for (var number = 1; ; number++)
        {
            var result = await fixture.RunAsync(folder, cancellationToken).ConfigureAwait(false);
            yield return new WatchStep(number, saved, result, last is not null && result.Found is not null ? FixtureComparison.Between(last, result.Found) : []);
            last = result.Found ?? last;
            var next = await saves.NextAsync(seen, cancellationToken).ConfigureAwait(false);
            (saved, seen) = (next.Changed(seen), next);
        }
    }
}
