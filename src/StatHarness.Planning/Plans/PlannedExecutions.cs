using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;

namespace StatHarness.Planning;

/// <summary>Decides plugin by plugin, in canonical order, so that what a dependency will give is known when its dependants come.</summary>
internal sealed class PlannedExecutions(PlanInput input, DependencyGraph graph, SortedDictionary<string, string> selection, string runSeed)
{
    private readonly Dictionary<string, PlannedExecution> _decided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Digest> _results = new(StringComparer.Ordinal);

    public PlannedExecution Decide(PluginPackage package)
    {
        var manifest = package.Manifest;
        var needs = Applicability.Of(manifest, input.Dataset);
        List<MissingNeed> missing = [.. needs.Missing, .. MissingUpstream(package)];
        var applies = missing.Count == 0;
        var planned = Base(package) with
        {
            Decision = applies ? Decisions.Run : Decisions.NotApplicable,
            Why = applies ? Applies(manifest.Id, needs) : "Not applicable: " + string.Join("; ", missing.Select(need => $"needs {need.Need}, found {need.Found}")) + ".",
            Level = graph.LevelOf(manifest.Id),
            Roles = needs.Roles,
            Missing = missing,
            Columns = applies ? [.. needs.Columns.Select(column => column.Name)] : [],
            DependsOn = graph.DependenciesOf(manifest.Id),
            Expected = CostEstimate.Of(input.History.DurationsMs(manifest.Id)),
            State = applies && manifest.Capabilities.Contains(SqlView.OfState, StringComparer.Ordinal) ? input.State : null,
        };
        if (applies) planned = WithReuse(planned);
        return _decided[manifest.Id] = planned;
    }

    public PlannedExecution Skip(PluginPackage package) =>
        Base(package) with { Decision = Decisions.Skipped, Why = "Skipped: the user selected other plugins." };

    private PlannedExecution Base(PluginPackage package)
    {
        var settings = input.Settings.TryGetValue(package.Manifest.Id, out var effective) ? effective.DeepClone().AsObject() : [];
        var manifest = package.Manifest;
        return new PlannedExecution(
            package.Identity, manifest.Name, manifest.Type, "", "", 0,
            new SortedDictionary<string, Sdk.Formats.V1.RoleUse>(StringComparer.Ordinal), [], [], [], manifest.ResourceClass, manifest.Capabilities, manifest.Budget,
            settings, SettingsIdentity.Of(settings), Seeds.OfPlugin(runSeed, manifest.Id), null, false, [])
        { SettingsFrom = input.SettingsFrom.TryGetValue(manifest.Id, out var from) ? from : new SortedDictionary<string, string>(StringComparer.Ordinal) };
    }

    /// <summary>A declared dependency that does not apply gives no result, so its dependants do not apply either.</summary>
    private IEnumerable<MissingNeed> MissingUpstream(PluginPackage package) =>
        from id in package.Manifest.DependsOn.Order(StringComparer.Ordinal)
        where _decided.TryGetValue(id, out var dependency) && dependency.Decision == Decisions.NotApplicable
        select new MissingNeed($"result of {id}", $"{id} is not applicable");

    private string Applies(string id, Applicability needs)
    {
        var absent = graph.DependenciesOf(id).Where(dependency => !_decided.ContainsKey(dependency)).ToList();
        if (absent.Count > 0) return $"Will be blocked: depends on {string.Join(", ", absent)}, which is not installed.";
        var roles = string.Join(", ", needs.Roles.Select(role => $"{role.Value.Role} = {role.Value.Column}"));
        return $"Runs: {selection[id]}" + (roles.Length == 0 ? "." : $"; {roles}.");
    }

    private PlannedExecution WithReuse(PlannedExecution planned)
    {
        // A dependency that does not run is not waited for; one whose result is not known yet is.
        var waiting = planned.DependsOn.Where(id => _decided.TryGetValue(id, out var other) && other.Decision == Decisions.Run && !_results.ContainsKey(id)).ToList();
        var key = ExecutionKeys.Of(planned, input.Dataset, input.EnvironmentHash, _results);
        var reasons = CacheReasons.Between(input.History.LastKey(planned.Identity.Id), key);
        if (waiting.Count > 0)
        {
            var own = reasons.Where(reason => !reason.StartsWith("upstream ", StringComparison.Ordinal));
            return planned with { Reasons = [.. own, .. waiting.Select(CacheReasons.Waiting)] };
        }
        if (input.History.ResultOf(key.Hash) is not { } result) return planned with { Reasons = reasons };
        _results[planned.Identity.Id] = result;
        return planned with { Cached = true, Reasons = [CacheReasons.Unchanged] };
    }
}
