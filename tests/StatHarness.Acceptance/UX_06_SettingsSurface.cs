using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>UX-06, decision 5: one surface for all settings, made from their schemas; what is invalid cannot be saved; diff to defaults; reset; history.</summary>
public sealed class UX_06_SettingsSurface : IDisposable
{
    private const string Threshold = "process_queue_delay.threshold_seconds";

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Theory]
    [InlineData("process_queue_delay.threshold_seconds=-1", "SH3216", "/threshold_seconds", "The default is 60.")]
    [InlineData("process_queue_delay.threshold_seconds=soon", "SH3216", "/threshold_seconds", "The default is 60.")]
    [InlineData("process_queue_delay.treshold_seconds=5", "SH3216", "/treshold_seconds", "Did you mean 'threshold_seconds'?")]
    [InlineData("process_queue_delai.threshold_seconds=5", "SH7193", "process_queue_delai", "Did you mean process_queue_delay?")]
    [InlineData("harness.workers=0", "SH3216", "/workers", "The default is null.")]
    [InlineData("harness.isolation=none", "SH3216", "/isolation", "weakest isolation")]
    [InlineData("threshold_seconds=5", "SH7192", "threshold_seconds", "owner.key")]
    public void what_is_invalid_cannot_be_saved_and_says_path_reason_and_hint(string assignment, string code, string path, string hint)
    {
        using var session = Open();
        var refused = Assert.Throws<DiagnosticException>(() => session.Settings.Set(["dq_missingness.max_levels=7", assignment]));
        Assert.Equal((code, ExitCode.BadInput), (refused.Diagnostic.Code, refused.Exit));
        Assert.Contains(path, refused.Diagnostic.Message, StringComparison.Ordinal);
        Assert.Contains(hint, refused.Diagnostic.Hint + refused.Diagnostic.Message, StringComparison.Ordinal);
        Assert.Empty(session.Settings.History());
    }

    [Fact]
    public void every_setting_of_every_plugin_is_listed_with_its_default_and_rule()
    {
        using var session = Open();
        var lines = session.Settings.List();
        Assert.All(lines, line => Assert.Equal(("default", false), (line.From, line.Differs)));
        Assert.All(lines, line => Assert.NotEmpty(line.Description));
        Assert.Equal(session.Plugins.Where(plugin => plugin.ConfigSchema["properties"] is JsonObject { Count: > 0 }).Select(plugin => plugin.Manifest.Id).Prepend("harness"), lines.Select(line => line.Owner).Distinct());
        Assert.Equal("integer", lines.Single(line => line.Path == "harness.workers").Rule["type"]![0]!.ToString());
        Assert.Equal("SH7194", Assert.Throws<DiagnosticException>(() => session.Settings.Get("harness.wrokers")).Diagnostic.Code);
    }

    [Fact]
    public void changes_are_saved_shown_against_defaults_undone_and_never_forgotten()
    {
        using (var session = Open())
        {
            var change = Assert.Single(session.Settings.Set([Threshold + "=120"]));
            Assert.Equal((60, 120), ((int)change.Before!, (int)change.After!));
            session.Settings.Set([Threshold + "=180", "harness.workers=1"]);
        }
        using var again = Open();
        Assert.Equal(["harness.workers", Threshold], again.Settings.Diff().Select(line => line.Path));
        Assert.Equal((180, "project"), ((int)again.Settings.Get(Threshold).Value!, again.Settings.Get(Threshold).From));

        again.Settings.Unset([Threshold]);
        Assert.Equal((60, "default"), ((int)again.Settings.Get(Threshold).Value!, again.Settings.Get(Threshold).From));
        Assert.Equal("SH7197", Assert.Throws<DiagnosticException>(() => again.Settings.Unset([Threshold])).Diagnostic.Code);
        again.Settings.Reset(null);
        Assert.Empty(again.Settings.Diff());
        Assert.Equal([("harness.workers", true), (Threshold, true), ("harness.workers", false), (Threshold, false), (Threshold, false)], again.Settings.History().Select(entry => (entry.Path, entry.Unset)));
        Assert.Equal([180, 120, 60], again.Settings.History("process_queue_delay").Select(entry => (int)entry.Before!));
    }

    [Fact]
    public async Task a_plan_says_where_each_setting_came_from_and_the_command_wins()
    {
        using var session = Open();
        session.Settings.Set([Threshold + "=120", "dq_missingness.max_levels=7"]);
        var dataset = await session.IngestAsync(Repository.CloseCycle);
        var stored = await dataset.PlanAsync();
        var commanded = await dataset.PlanAsync(new PlanOptions { Settings = [Threshold + "=90"] });
        Assert.Equal((120, "project"), Of(stored, "process_queue_delay", "threshold_seconds"));
        Assert.Equal((90, "command"), Of(commanded, "process_queue_delay", "threshold_seconds"));
        Assert.Equal((7, "project"), Of(commanded, "dq_missingness", "max_levels"));
        Assert.Equal("default", commanded.Record.Executions.Single(planned => planned.Identity.Id == "dq_missingness").SettingsFrom["share"]);

        session.Settings.Set([Threshold + "=90"]);
        Assert.Equal(commanded.Record.RunFingerprint, (await dataset.PlanAsync()).Record.RunFingerprint);
        Assert.NotEqual(stored.Record.RunFingerprint, commanded.Record.RunFingerprint);
    }

    [Fact]
    public void the_command_line_saves_refuses_and_validates()
    {
        var refused = workplace.Run("settings", "set", Threshold + "=-1", "--json").Expect(2).Json;
        Assert.Contains("The default is 60.", refused.ToJsonString(), StringComparison.Ordinal);
        Assert.Empty(workplace.Run("settings", "history", "--json").Expect(0).Json.AsArray());
        workplace.Run("settings", "set", Threshold + "=75").Expect(0);
        Assert.Equal("75", workplace.Run("settings", "get", Threshold).Expect(0).Output.Trim());
        Assert.Contains(Threshold, workplace.Run("settings", "diff").Expect(0).Output, StringComparison.Ordinal);
        Assert.False((bool)workplace.Run("settings", "validate", Threshold + "=x", "--json").Expect(2).Json["valid"]!);
        workplace.Run("settings", "reset").Expect(2);
        workplace.Run("settings", "reset", "--all").Expect(0);
        Assert.Equal("60", workplace.Run("settings", "get", Threshold).Expect(0).Output.Trim());
    }

    private static (int Value, string From) Of(Plan plan, string plugin, string key)
    {
        var planned = plan.Record.Executions.Single(execution => execution.Identity.Id == plugin);
        return ((int)planned.Settings[key]!, planned.SettingsFrom[key]);
    }

    private HarnessSession Open() => HarnessSession.Open(Product.Options(workplace));
}
