using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>What a user decides about a plan; the rest follows from data, plugins and environment.</summary>
/// <param name="Selection">Ids to run; null for all.</param>
/// <param name="Settings">Plugin id → what differs from the defaults.</param>
/// <param name="Seed">16 hex digits; null for the default.</param>
internal sealed record PlanRecipe(IReadOnlyList<string>? Selection, IReadOnlyDictionary<string, JsonObject> Settings, string? Seed)
{
    public static PlanRecipe Of(PlanRecord plan) => new(
        plan.Executions.Any(planned => planned.Decision == Decisions.Skipped) ? [.. plan.Executions.Where(planned => planned.Decision != Decisions.Skipped).Select(planned => planned.Identity.Id)] : null,
        plan.Executions.ToDictionary(planned => planned.Identity.Id, planned => planned.Settings, StringComparer.Ordinal),
        plan.SeedGiven ? plan.Seed : null);

    public static PlanRecipe Of(RunManifest manifest) => new(manifest.Selection, manifest.Settings, manifest.SeedGiven ? manifest.Seed : null);

    /// <summary>Puts secrets back, which no file holds.</summary>
    /// <param name="arguments"><c>plugin.key=value</c> each.</param>
    /// <exception cref="Core.DiagnosticException">SH7123: a secret was set, and is not given again.</exception>
    public PlanRecipe With(IReadOnlyList<string> arguments)
    {
        var given = SettingArguments.Read(arguments);
        var settings = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (plugin, stored) in Settings)
        {
            var values = stored.DeepClone().AsObject();
            foreach (var (key, value) in given.TryGetValue(plugin, out var overrides) ? overrides : []) values[key] = value?.DeepClone();
            if (values.FirstOrDefault(pair => IsMasked(pair.Value)) is { Key: { } secret }) throw WorkbenchDiagnostics.SecretNeeded(plugin, secret);
            settings[plugin] = values;
        }
        return this with { Settings = settings };
    }

    private static bool IsMasked(JsonNode? value) => value switch
    {
        JsonObject inner => inner.Any(pair => IsMasked(pair.Value)),
        JsonArray items => items.Any(IsMasked),
        _ => value?.GetValueKind() == JsonValueKind.String && value.GetValue<string>() == SecretSettings.Mask,
    };
}
