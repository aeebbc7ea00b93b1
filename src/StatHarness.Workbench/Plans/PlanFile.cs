using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>Plans as files: written, approved, and executed exactly as approved or not at all.</summary>
internal static class PlanFile
{
    public static Digest Write(Plan plan, string path)
    {
        var bytes = PlanDocument.Bytes(plan.Record, plan.Dataset.Session.Plugins.ToDictionary(package => package.Manifest.Id, StringComparer.Ordinal));
        try
        {
            AtomicFile.Write(Path.GetFullPath(path), bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw WorkbenchDiagnostics.PlanUnwritable(path, e);
        }
        return Digest.Of(bytes);
    }

    public static (PlanRecord Record, Digest Digest) Read(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var record = HarnessJson.Read<PlanRecord>(bytes);
            return record.SchemaVersion == 1 ? (record, Digest.Of(bytes)) : throw WorkbenchDiagnostics.PlanUnreadable(path, $"its schema version is {record.SchemaVersion}, expected 1.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            throw WorkbenchDiagnostics.PlanUnreadable(path, e.Message, e);
        }
    }

    /// <param name="dataset">Null for the dataset of the plan.</param>
    /// <param name="secrets">Settings that no file holds, <c>plugin.key=value</c> each.</param>
    public static Plan Open(HarnessSession session, string path, Dataset? dataset, IReadOnlyList<string> secrets)
    {
        var (approved, digest) = Read(path);
        if (session.AppData.Approvals.Find(digest) is null) throw WorkbenchDiagnostics.PlanNotApproved(path, digest);
        return Again(session, $"The plan {digest.Abbreviated}", approved, PlanRecipe.Of(approved, secrets), dataset) with { Approved = digest };
    }

    /// <summary>Makes a plan again from what shaped it.</summary>
    /// <exception cref="DiagnosticException">SH7119: it is another one now, with every changed input named.</exception>
    public static Plan Again(HarnessSession session, string what, PlanRecord before, PlanRecipe recipe, Dataset? dataset)
    {
        dataset ??= session.FindDataset(before.DatasetVersionId);
        if (before.DataHash != dataset.Record.DataHash) throw WorkbenchDiagnostics.PlanStale(what, DataChanges(session, before, dataset));
        if (Gone(session, before) is { Count: > 0 } gone) throw WorkbenchDiagnostics.PlanStale(what, gone);
        var state = before.Executions.Select(planned => planned.State).FirstOrDefault(slice => slice is not null);
        var now = PlanMaking.Plan(dataset, recipe.Options with { State = state }, recipe.Settings);
        var changes = PlanDifference.Between(before, now.Record);
        return changes.Count == 0 ? now : throw WorkbenchDiagnostics.PlanStale(what, changes);
    }

    private static List<string> Gone(HarnessSession session, PlanRecord before)
    {
        var known = session.Plugins.Select(package => package.Manifest.Id).ToHashSet(StringComparer.Ordinal);
        return [.. before.Executions.Select(planned => planned.Identity.Id).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).Select(id => $"plugin {id}: is gone")];
    }

    private static List<string> DataChanges(HarnessSession session, PlanRecord before, Dataset now)
    {
        var changes = new List<string> { $"the data: data hash was {before.DataHash.Abbreviated}, is {now.Record.DataHash.Abbreviated}" };
        if (session.TryFindDataset(before.DatasetVersionId) is not { } planned) return changes;
        if (planned.Record.Rows != now.Record.Rows) changes.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rows: were {planned.Record.Rows}, are {now.Record.Rows}"));
        var was = planned.Record.Columns.ToDictionary(column => column.Name, column => column.Object, StringComparer.Ordinal);
        var isNow = now.Record.Columns.ToDictionary(column => column.Name, column => column.Object, StringComparer.Ordinal);
        var changed = was.Keys.Union(isNow.Keys, StringComparer.Ordinal).Where(name => !was.TryGetValue(name, out var a) || !isNow.TryGetValue(name, out var b) || a != b).Order(StringComparer.Ordinal).ToList();
        if (changed.Count > 0) changes.Add($"columns: {string.Join(", ", changed.Take(8))}{(changed.Count > 8 ? " and others" : "")}");
        return changes;
    }
}
