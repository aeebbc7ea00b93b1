using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>What the finished columns mean: roles, kinds of personal data, traps. Maps each column once.</summary>
internal sealed record Meaning(IReadOnlyList<RoleRecord> Roles, PiiRecord Pii, IReadOnlyList<TrapRecord> Traps)
{
    /// <param name="known">Traps that the format itself knows of.</param>
    public static Meaning Of(string file, IReadOnlyList<StagedColumn> staged, LedgerRecord ledger, IReadOnlyList<TrapRecord> known, IngestOptions options)
    {
        var columns = new List<(ColumnRecord Record, Column Column)>(staged.Count);
        try
        {
            foreach (var column in staged) columns.Add((column.Column, ColumnFile.Open(column.Path, column.Column.Name)));
            var roles = StatHarness.Ingest.Roles.ColumnRoles.Find(file, columns, options);
            var pii = Privacy.PiiScan.Of(columns, roles.FirstOrDefault(role => role.Role == "resource")?.Column);
            return new(roles, pii, StatHarness.Ingest.Traps.TableTraps.Find(columns, ledger, pii, known));
        }
        finally
        {
            columns.ForEach(column => column.Column.Dispose());
        }
    }
}
