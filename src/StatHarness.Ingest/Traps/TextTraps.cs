using System.Runtime.CompilerServices;
using System.Text;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Traps;

/// <summary>Texts that were cut, mangled or replaced on the way; the texts are looked at only where a glance leaves it open.</summary>
internal sealed class TextTraps(TextColumn column, TextGlance glance, RowLines lines, bool mayShow)
{
    private const int ExcelCell = 32_767, ShownCharacters = 40;
    private readonly TextEntries texts = new(column);

    public IEnumerable<TrapRecord> Find()
    {
        if (glance.IsLong && Texts(IsAtCellLimit) is { } limit)
            yield return Trap("excel_cell_limit", limit, "Texts are exactly 32,767 characters long, the most that a cell of a spreadsheet holds: their end is cut off. Export from the source instead.", show: false);
        if (LengthCap.Of(texts) is { } cap && Texts(text => text.Length == cap) is { } cut)
            yield return Trap("cut_text", cut, $"Many texts end at exactly {cap} bytes and none is longer: a field on the way was that short and cut them. Export them in full.", show: false);
        if (glance.HasHash && Texts(IsSpreadsheetError) is { } errors)
            yield return Trap("spreadsheet_error", errors, "Cells hold the error of a spreadsheet formula instead of a value. Mend the formula in the source.", show: true);
        if (glance.IsForeign && Texts(Mojibake.In) is { } mangled)
            yield return Trap("mojibake", mangled, "Texts look like UTF-8 that was read as another encoding and saved again. Export once more as UTF-8; --encoding cannot mend what is stored wrongly.", show: true);
        if (GeneDates.In(texts) && Texts(GeneDates.IsDate) is { } dates)
            yield return Trap("gene_dates", dates, "Among labels such as gene names stand texts such as 2-Sep: a spreadsheet turned names such as SEPT2 into dates. Restore them from the source.", show: true);
        if (glance.HasDigit && Texts(IsScientificId) is { } ids && ids.Rows * 20 >= column.Length)
            yield return Trap("scientific_ids", ids, "Texts are numbers such as 1.23E+15: ids that a spreadsheet shortened. Their digits are lost; export them as text.", show: true);
    }

    private delegate bool Test(ReadOnlySpan<byte> text);

    /// <summary>Rows whose text passes, and the first of them; null when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (long Rows, int First)? Texts(Test test)
    {
        bool[]? marked = null;
        for (var entry = 0; entry < texts.Count; entry++)
            if (test(texts[entry])) (marked ??= new bool[texts.Count])[entry] = true;
        if (marked is null) return null;
        var (rows, first) = (0L, -1);
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row) || !marked[texts.OfRow(row)]) continue;
            rows++;
            if (first < 0) first = row;
        }
        return rows == 0 ? null : (rows, first);
    }

    private TrapRecord Trap(string name, (long Rows, int First) found, string statement, bool show)
    {
        var example = show && mayShow ? column[found.First] : null;
        if (example?.Length > ShownCharacters) example = example[..ShownCharacters] + "…";
        return new(name, column.Name, found.Rows, lines.Of(found.First), example, statement);
    }

    private static bool IsAtCellLimit(ReadOnlySpan<byte> text) => text.Length >= ExcelCell && text.Length <= ExcelCell * 3 && Encoding.UTF8.GetCharCount(text) == ExcelCell;

    private static bool IsSpreadsheetError(ReadOnlySpan<byte> text) => text.Length is >= 4 and <= 14 && text[0] == '#'
        && (text.SequenceEqual("#REF!"u8) || text.SequenceEqual("#N/A"u8) || text.SequenceEqual("#VALUE!"u8) || text.SequenceEqual("#DIV/0!"u8) || text.SequenceEqual("#NAME?"u8)
            || text.SequenceEqual("#NULL!"u8) || text.SequenceEqual("#NUM!"u8) || text.SequenceEqual("#SPILL!"u8) || text.SequenceEqual("#CALC!"u8) || text.SequenceEqual("#GETTING_DATA"u8));

    /// <summary>One to 16 digits with a dot after the first, and an exponent of 11 or more.</summary>
    private static bool IsScientificId(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 5 or > 22 || !char.IsAsciiDigit((char)text[0])) return false;
        var exponent = text.IndexOfAny((byte)'E', (byte)'e');
        if (exponent < 1 || exponent > text.Length - 4 || text[exponent + 1] != '+' || text[exponent + 2] is < (byte)'1' or > (byte)'9' || text[(exponent + 3)..].Length != 1 || !char.IsAsciiDigit((char)text[^1])) return false;
        return exponent == 1 || (text[1] == '.' && text[2..exponent].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0);
    }
}
