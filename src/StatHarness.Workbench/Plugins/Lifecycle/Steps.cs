using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Steps of the lifecycle, each by the one table, stored together or not at all.</summary>
internal static class Steps
{
    /// <exception cref="DiagnosticException">SH7176: the table has no such step.</exception>
    public static PluginStep Of(PluginRow row, PluginStepKind step, JsonObject? detail = null) =>
        PluginLifecycle.Next(PluginLifecycle.StateOf(row.State), step) is { } next
            ? new(row, PluginLifecycle.NameOf(step), PluginLifecycle.NameOf(next), detail ?? [])
            : throw LifecycleDiagnostics.Impossible(row, step);

    /// <exception cref="DiagnosticException">SH7179: another process was faster.</exception>
    public static void Take(HarnessSession session, params IReadOnlyList<PluginStep> steps)
    {
        if (!session.AppData.Plugins.Apply(steps)) throw LifecycleDiagnostics.Overtaken(steps[0].Row.Id);
        session.ForgetPlugins();
    }

    /// <summary>What would be wrong between the plugins that run, and is not wrong already.</summary>
    /// <exception cref="DiagnosticException">SH3213, SH3214, SH3222: a circle, an unknown dependency, a version that does not fit.</exception>
    public static void CheckTogether(SortedDictionary<string, PluginManifest> before, SortedDictionary<string, PluginManifest> after)
    {
        var known = Dependencies.Check([.. before.Values]).ToHashSet();
        if (Dependencies.Check([.. after.Values]).Where(problem => !known.Contains(problem)).ToList() is { Count: > 0 } problems) throw WorkbenchDiagnostics.BrokenPlugins(problems);
    }

    /// <exception cref="DiagnosticException">SH7181: an enabled plugin depends on it.</exception>
    public static void CheckNotNeeded(string id, SortedDictionary<string, PluginManifest> enabled)
    {
        var dependants = enabled.Values.Where(manifest => manifest.Id != id && manifest.DependsOn.Contains(id)).Select(manifest => manifest.Id).ToList();
        if (dependants.Count > 0) throw LifecycleDiagnostics.IsNeeded(id, dependants);
    }
}
