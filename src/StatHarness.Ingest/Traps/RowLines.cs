using System.Runtime.CompilerServices;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Traps;

/// <summary>The line in the file on which a stored row lies, where that can be known: every row is one line, and nothing but the header was left out.</summary>
internal sealed class RowLines(IReadOnlyList<(ColumnRecord Record, Column Column)> columns, LedgerRecord ledger)
{
    private readonly Lazy<bool> known = new(() => ledger.RejectedRows + ledger.CommentRows + ledger.BlankRows == 0
        && columns.All(column => column.Record.Name.IndexOf('\n', StringComparison.Ordinal) < 0 && (column.Column is not TextColumn text || IsOneLine(text))));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool IsOneLine(TextColumn column)
    {
        var texts = new TextEntries(column);
        for (var entry = 0; entry < texts.Count; entry++)
            if (texts[entry].Contains((byte)'\n')) return false;
        return true;
    }

    public long? Of(int row) => known.Value ? row + ledger.HeaderRows + 1 : null;
}
