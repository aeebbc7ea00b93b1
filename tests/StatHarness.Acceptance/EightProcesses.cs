using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using StatHarness.Acceptance.Driver;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>Eight processes ingest and run on one appdata at a time, while others sweep and back up: no error, no lost run, integrity ok. <c>STATHARNESS_LONG=1</c> goes on for a minute.</summary>
public sealed class EightProcesses(ITestOutputHelper log) : IDisposable
{
    private const int Lanes = 8;

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("STATHARNESS_LONG") == "1" ? 60 : 15);

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public async Task eight_processes_on_one_appdata_lose_nothing()
    {
        string[] tables = [.. Enumerable.Range(0, Lanes + 1).Select(number => Desk.Table(workplace, number))];
        var runs = new ConcurrentBag<string>();
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => Task.Run(() =>
        {
            for (var round = 0; watch.Elapsed < Duration; round++) Round(lane, round, tables, runs, counts);
        })));
        log.WriteLine($"{watch.Elapsed.TotalSeconds:0} s, {Lanes} lanes: {string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Value} {count.Key}"))}");

        var listed = workplace.Run("runs", "list", "--json").Expect(0).Json.AsArray();
        var completed = listed.Where(run => ((string)run!["outcome"]!).StartsWith("completed", StringComparison.Ordinal)).Select(run => (string)run!["run_id"]!).ToHashSet(StringComparer.Ordinal);
        Assert.True(runs.Count >= Lanes, $"Only {runs.Count} runs.");
        Assert.Empty(runs.Except(completed));
        Assert.Equal(listed.Count, completed.Count);
        workplace.Run("db", "doctor", "--objects").Expect(0);
        foreach (var run in runs.Distinct().Order(StringComparer.Ordinal).Take(3)) workplace.Run("runs", "show", run).Expect(0);
        Assert.Empty(Store.Leftovers(workplace.AppData));
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    private void Round(int lane, int round, string[] tables, ConcurrentBag<string> runs, ConcurrentDictionary<string, int> counts)
    {
        // Their own table and one that all have; the same work at the same time, and again from the start.
        string[] run = ["run", tables[round % 2 == 0 ? lane : Lanes], "--yes", "--json", "--plugins", "profile_basic", "--workers", "1"];
        if (round % 3 == 2) run = [.. run, "--fresh"];
        var ended = Count("run", workplace.Run(run));
        // Under such a load a plugin may run out of its time: an outcome, not an error of the store.
        Assert.True(ended.Exit is 0 or 4, $"run: exit {ended.Exit}\n{ended.Output}\n{ended.Error}");
        runs.Add((string)ended.Json["run_id"]!);
        Count("ingest", workplace.Run("ingest", tables[(lane + round) % tables.Length], "--json")).Expect(0);
        if (lane == 0) Count("gc", workplace.Run("gc", "--keep-days", "30", "--json")).Expect(0);
        if (lane == 1) Count("backup", workplace.Run("db", "backup", "--json")).Expect(0);

        Finished Count(string what, Finished finished)
        {
            counts.AddOrUpdate(finished.Exit == 0 ? what : string.Create(CultureInfo.InvariantCulture, $"{what} with exit {finished.Exit}"), 1, (_, count) => count + 1);
            return finished;
        }
    }
}
