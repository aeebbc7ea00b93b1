using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Execution;
using StatHarness.Planning;
using StatHarness.Plugins;

namespace StatHarness.Workbench;

/// <summary>Gathers what a plan is a function of: packages, effective settings, environment, history.</summary>
internal static class PlanMaking
{
    public static Plan Plan(Dataset dataset, PlanOptions options) =>
        Plan(dataset, new PlanRecipe(options.Plugins, SettingArguments.Read(options.Settings), options.Seed));

    public static Plan Plan(Dataset dataset, PlanRecipe recipe)
    {
        var session = dataset.Session;
        var environment = session.MeasureEnvironment();
        var input = new PlanInput(
            dataset.Record, session.Plugins, EffectiveSettings(session, recipe.Settings), recipe.Selection, Seed(recipe.Seed),
            EnvironmentFacts.HashOf(environment), environment.HarnessVersion, RunHistory.Of(session.AppData, dataset.Record.DataHash));
        return new Plan(dataset, Planner.Plan(input), environment);
    }

    private static Dictionary<string, JsonObject> EffectiveSettings(HarnessSession session, IReadOnlyDictionary<string, JsonObject> given)
    {
        var unknown = given.Keys.FirstOrDefault(id => session.Plugins.All(plugin => plugin.Manifest.Id != id));
        if (unknown is not null) throw WorkbenchDiagnostics.UnknownPlugin(unknown, session.Plugins.Select(plugin => plugin.Manifest.Id));
        return session.Plugins.ToDictionary(
            plugin => plugin.Manifest.Id,
            plugin => Settings.Effective(plugin, given.TryGetValue(plugin.Manifest.Id, out var overrides) ? overrides : []),
            StringComparer.Ordinal);
    }

    private static ulong? Seed(string? text) =>
        text is null ? null
        : text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw WorkbenchDiagnostics.BadSeed(text);
}
