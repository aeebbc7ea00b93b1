using System.Globalization;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>What a schema cannot say: who speaks, what the ids are the hash of, which rows there are.</summary>
internal static class ResultIdentity
{
    public static IEnumerable<Diagnostic> Check(string plugin, PluginResult result, long rowsTotal)
    {
        if (result.Plugin != plugin) yield return Bad("/plugin", $"it speaks for '{result.Plugin}'", "A plugin hands back its own result only.");
        foreach (var problem in Looked("/looked_at", result.LookedAt)) yield return problem;
        var seen = new SortedSet<Digest>();
        for (var i = 0; i < result.Findings.Count; i++)
        {
            var at = "/findings/" + i.ToString(CultureInfo.InvariantCulture);
            var finding = result.Findings[i];
            if (finding.Plugin != plugin) yield return Bad(at + "/plugin", $"it speaks for '{finding.Plugin}'", "A plugin hands back its own findings only.");
            if (finding.FindingId != FindingIdentity.Of(plugin, finding.Kind, finding.Subject, finding.Scope))
                yield return Bad(at + "/finding_id", "it is not the hash of plugin, kind, subject and scope", "Let Report make the id.");
            if (!seen.Add(finding.FindingId)) yield return Bad(at + "/finding_id", "another finding has it", "Put what tells them apart into subject or scope.");
            if (finding.Value is not null && finding.ValueState is not null) yield return Bad(at + "/value_state", "there is a value as well", "A state stands for a value that JSON cannot hold.");
            if (finding.Value is not null && finding.Unit is null) yield return Bad(at + "/unit", "the value has no unit", "Give a unit; counts are \"rows\", ratios \"1\".");
            if (finding.Statistics?.QValue is not null) yield return Bad(at + "/statistics/q_value", "it is set", "The harness computes q values over the whole run.");
            foreach (var problem in Rows(at + "/evidence", finding.Evidence)) yield return problem;
            foreach (var problem in Looked(at + "/exactness", finding.Exactness)) yield return problem;
        }
        foreach (var id in result.Figures.Select(f => f.Id).Concat(result.Tables.Select(t => "table " + t.Id)).GroupBy(f => f, StringComparer.Ordinal).Where(g => g.Count() > 1))
            yield return Bad("/figures", $"the id '{id.Key}' is given twice", "Give each figure and table its own id.");

        Diagnostic Bad(string path, string problem, string hint) => ScriptingDiagnostics.BadResult(plugin, path, problem, hint);

        IEnumerable<Diagnostic> Rows(string at, Evidence evidence)
        {
            for (var i = 0; i < evidence.Rows.Count; i++)
            {
                if (evidence.Rows[i] >= rowsTotal) yield return Bad(at + "/rows", $"row {evidence.Rows[i].ToString(CultureInfo.InvariantCulture)} of a table of {rowsTotal.ToString(CultureInfo.InvariantCulture)} rows", "Rows count from 0.");
                if (i > 0 && evidence.Rows[i] <= evidence.Rows[i - 1]) yield return Bad(at + "/rows", "the rows do not rise", "Let Rows(…) make the evidence.");
            }
            if (evidence.RowCount < evidence.Rows.Count || evidence.RowCount > rowsTotal) yield return Bad(at + "/row_count", "it does not fit the rows", "Let Rows(…) make the evidence.");
        }

        IEnumerable<Diagnostic> Looked(string at, Exactness exactness)
        {
            if (exactness.RowsTotal != rowsTotal || exactness.RowsSeen > exactness.RowsTotal)
                yield return Bad(at, $"{exactness.RowsSeen.ToString(CultureInfo.InvariantCulture)} of {exactness.RowsTotal.ToString(CultureInfo.InvariantCulture)} rows; the table has {rowsTotal.ToString(CultureInfo.InvariantCulture)}", "Give rows seen of Dataset.Rows.");
        }
    }
}
