using System.Diagnostics;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>plugins watch: each save is tested, with what changed since the last time; told by the system, or found by looking.</summary>
public sealed class AuthorsWatchAPackage : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Workplace workplace = new();

    private string Package => Path.Combine(workplace.Folder, "plugins", "late_money");

    public AuthorsWatchAPackage() => Packages.New(workplace, "late_money");

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task each_save_is_tested_and_says_what_changed(bool listen)
    {
        using var limit = new CancellationTokenSource(Patience);
        // Whoever listens is told at once; a test that looks has to look often.
        var pace = new WatchPace(TimeSpan.FromMilliseconds(20), listen ? Patience : TimeSpan.FromMilliseconds(50)) { Listen = listen };
        await using var steps = PluginAuthoring.WatchAsync(Package, Product.Options(workplace), pace, limit.Token).GetAsyncEnumerator(limit.Token);

        Assert.True(await steps.MoveNextAsync());
        Assert.Equal((1, FixtureVerdict.Passed), (steps.Current.Number, steps.Current.Result.Verdict));

        Save("config.schema.json", text => text.Replace("\"default\": 1.5", "\"default\": 99", StringComparison.Ordinal));
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(["config.schema.json"], steps.Current.Saved);
        Assert.Equal(FixtureVerdict.Differs, steps.Current.Result.Verdict);
        Assert.Contains(steps.Current.SinceLast, change => change.Path == "output/far" && (int)change.Expected! == 2 && (int)change.Found! == 0);

        Save("plugin.csx", text => text.Replace("Config.Fence", "Config.Fense", StringComparison.Ordinal));
        Assert.True(await steps.MoveNextAsync());
        Assert.Equal(FixtureVerdict.Failed, steps.Current.Result.Verdict);

        Save("plugin.csx", text => text.Replace("Config.Fense", "Config.Fence", StringComparison.Ordinal));
        Save("config.schema.json", text => text.Replace("\"default\": 99", "\"default\": 1.5", StringComparison.Ordinal));
        do Assert.True(await steps.MoveNextAsync());
        while (steps.Current.Result.Verdict != FixtureVerdict.Passed);

        limit.Cancel();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await steps.MoveNextAsync());
    }

    [SkippableFact]
    public void ctrl_c_ends_it_well()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Sends SIGINT.");
        using var watch = workplace.Start(new Dictionary<string, string>(), "plugins", "watch", Package, "--json");
        var error = watch.StandardError.ReadToEndAsync();
        var first = JsonNode.Parse(watch.StandardOutput.ReadLine()!)!;
        Assert.Equal("passed", (string)first["result"]!["verdict"]!);
        using (var kill = Process.Start("kill", ["-INT", watch.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();
        if (!watch.WaitForExit(Patience)) watch.Kill(entireProcessTree: true);
        Assert.True(watch.ExitCode == 0, error.Result);
        Assert.Null(watch.StandardOutput.ReadLine());
    }

    private void Save(string file, Func<string, string> change)
    {
        var path = Path.Combine(Package, file);
        File.WriteAllText(path, change(File.ReadAllText(path)));
    }
}
