using System.Globalization;
using StatHarness.Core;
using StatHarness.Execution;
using StatHarness.Planning;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Gathers what a plan is a function of: packages, effective settings, environment, history.</summary>
internal static class PlanMaking
{
    public static Plan Plan(Dataset dataset, PlanOptions options) =>
        Plan(dataset, options, options.SettingsFrom is { } run ? SettingSnapshot.Of(dataset.Session, run) : null);

    /// <param name="snapshot">Settings that take the place of the project's; null for none.</param>
    public static Plan Plan(Dataset dataset, PlanOptions options, SettingSnapshot? snapshot)
    {
        var session = dataset.Session;
        var measuring = Task.Run(session.MeasureEnvironment);
        var settings = SettingLayers.Of(session, options.Settings, snapshot);
        var environment = measuring.GetAwaiter().GetResult();
        var state = StateFor(session, options.State);
        var input = new PlanInput(
            dataset.Record, session.Plugins, settings.Values, options.Plugins, Seed(options.Seed),
            EnvironmentFacts.HashOf(environment), environment.HarnessVersion, RunHistory.Of(session.AppData, dataset.Record.DataHash)) 
        {
            SettingsFrom = settings.From,
            State = state is null ? null : Digest.Of(state),
        };
        var work = Planner.Plan(input);
        return new Plan(dataset, PlanSecrets.Masked(work, session.Plugins), environment) { Work = work, State = state };
    }

    /// <returns>Null when no plugin asks for it.</returns>
    private static byte[]? StateFor(HarnessSession session, Digest? before)
    {
        if (!session.Plugins.Any(package => package.Manifest.Capabilities.Contains(SqlView.OfState, StringComparer.Ordinal))) return null;
        var objects = session.AppData.Objects;
        return before is { } slice && objects.IsWhole(slice) ? objects.Read(slice) : session.Options.State?.Value ?? CatalogueTables.Bytes(session.AppData);
    }

    private static ulong? Seed(string? text) =>
        text is null ? null
        : text.Length == 16 && ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw WorkbenchDiagnostics.BadSeed(text);
}
