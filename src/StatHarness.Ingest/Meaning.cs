using System.Text.RegularExpressions;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>What the finished columns mean: roles, kinds of personal data, traps. Maps each column once.</summary>
internal sealed partial record Meaning(IReadOnlyList<RoleRecord> Roles, PiiRecord Pii, IReadOnlyList<TrapRecord> Traps)
{
    /// <param name="known">Traps that the format itself knows of.</param>
    public static Meaning Of(string file, IReadOnlyList<StagedColumn> staged, LedgerRecord ledger, IReadOnlyList<TrapRecord> known, IngestOptions options)
    {
        var columns = new List<(ColumnRecord Record, Column Column)>(staged.Count);
        try
        {
            foreach (var column in staged)
            {
                columns.Add((column.Column, ColumnFile.Open(column.Path, column.Column.Name)));
                columns[^1].Column.ReleasePages();
            }
            var roles = StatHarness.Ingest.Roles.ColumnRoles.Find(file, columns, staged, options);
            var pii = Privacy.PiiScan.Of(columns, staged, roles.FirstOrDefault(role => role.Role == "resource")?.Column);
            return new(roles, pii, StatHarness.Ingest.Traps.TableTraps.Find(columns, staged, ledger, pii, known));
        }
        finally
        {
            columns.ForEach(column => column.Column.Dispose());
        }
    }

    /// <summary>The ledger without the values that it quotes of columns with personal data. Rejected rows stay: they are data that is nowhere else.</summary>
    public LedgerRecord WithoutExamples(LedgerRecord ledger)
    {
        var personal = Pii.Columns.Select(column => column.Column).ToHashSet(StringComparer.Ordinal);
        return ledger with
        {
            Columns = [.. ledger.Columns.Select(column => personal.Contains(column.Name)
                ? column with { CounterExample = null, Note = column.Note is null ? null : Quoted().Replace(column.Note, "'…'") }
                : column)],
        };
    }

    [GeneratedRegex("'[^']*'")]
    private static partial Regex Quoted();
}
