using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>What the planner may know of earlier runs.</summary>
public static class RunHistory
{
    /// <param name="dataHash">The dataset whose last executions explain best what changed.</param>
    public static PlanHistory Of(AppData appData, Digest dataHash) => new(
        key => appData.Results.Find(key) is { } stored && appData.Objects.Contains(stored.ResultDigest) ? stored.ResultDigest : null,
        plugin => LastKey(appData, plugin, dataHash),
        appData.Results.DurationsMs);

    internal static ExecutionKey? LastKey(AppData appData, string plugin, Digest dataHash) =>
        appData.Results.LastKeyParts(plugin, dataHash) is { } parts ? HarnessJson.Read<ExecutionKey>(parts) : null;
}
