using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Planning;

/// <summary>What a run is keyed by: equal fingerprint, equal report.</summary>
public static class RunFingerprint
{
    public const string Scheme = "run_fingerprint.v1";

    internal static Digest Of(PlanInput input, IReadOnlyList<PlannedExecution> executions, Digest settingsHash, string seed)
    {
        var identity = new JsonObject
        {
            ["data_hash"] = input.Dataset.DataHash.ToString(),
            // Roles are found by the harness, not given by the data: another way to find them is another run.
            ["roles"] = HarnessJson.Node(input.Dataset.Roles),
            ["plugins"] = new JsonArray([.. executions.OrderBy(e => e.Identity.Id, StringComparer.Ordinal).Select(e => HarnessJson.Node(e.Identity))]),
            ["selection"] = new JsonArray([.. executions.Where(e => e.Decision != Decisions.Skipped).Select(e => e.Identity.Id).Order(StringComparer.Ordinal).Select(id => JsonValue.Create(id))]),
            ["settings_hash"] = settingsHash.ToString(),
            ["environment_hash"] = input.EnvironmentHash.ToString(),
            ["harness_version"] = input.HarnessVersion,
            ["seed"] = seed,
        };
        if (executions.Any(execution => execution.State is not null)) identity["state"] = input.State.ToString();
        // The same rows may be all of one file and the beginning of another; the report says which.
        if (input.Dataset.Source.Truncated is { } cut) identity["truncated"] = HarnessJson.Node(cut);
        return Fingerprint.Of(Scheme, identity);
    }
}
