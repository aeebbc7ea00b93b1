using System.Globalization;
using System.Text;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>What one pass over a sheet met that a reader should know: counted as the cells are met.</summary>
internal sealed class SheetFacts
{
    private readonly List<ColumnFacts> columns = [];

    public long HiddenRows { get; set; }

    public long MergedRanges { get; set; }

    public IReadOnlyList<string> OfSheet { get; set; } = [];

    public long SkippedRows { get; set; }

    public long LastRow { get; set; }

    /// <summary>Sheet columns with cells that the cap of columns leaves out.</summary>
    public SortedSet<int> SkippedColumns { get; } = [];

    public void Count(int column, SheetRow row, int index)
    {
        while (columns.Count <= column) columns.Add(new());
        columns[column].Count(row.Number, row.Kind(index), row.Text(index));
    }

    public IEnumerable<string> Notes(IReadOnlyList<string> names)
    {
        foreach (var note in OfSheet) yield return note;
        if (MergedRanges > 0) yield return $"{MergedRanges} {(MergedRanges == 1 ? "range of merged cells has its value in its" : "ranges of merged cells have their values in their")} top left cell only; the other cells are missing.";
        if (HiddenRows > 0) yield return $"{HiddenRows} hidden {(HiddenRows == 1 ? "row was" : "rows were")} read like the others.";
        for (var i = 0; i < columns.Count; i++)
        {
            var facts = columns[i];
            if (facts.Errors.Count > 0)
                yield return $"Column '{names[i]}': {facts.Errors.Values.Sum()} error cells are missing values ({string.Join(", ", facts.Errors.Select(error => $"{error.Key} {error.Value}"))}).";
            if (facts.NoValues.Times > 0) yield return $"Column '{names[i]}': {facts.NoValues.Times} formulas have no stored value and are missing, the first in row {facts.NoValues.First}; save the workbook in a spreadsheet program to store them.";
            if (facts.NoMoments.Times > 0) yield return $"Column '{names[i]}': {facts.NoMoments.Times} numbers are formatted as dates but are no days, the first in row {facts.NoMoments.First}; they were kept as numbers.";
        }
    }

    public IEnumerable<TrapRecord> Traps(IReadOnlyList<string> names)
    {
        for (var i = 0; i < columns.Count; i++)
            foreach (var trap in columns[i].Traps(names[i])) yield return trap;
        if (LastRow is 65_536 or 1_048_576)
            yield return new("excel_row_limit", null, 1, LastRow, null, string.Create(CultureInfo.InvariantCulture, $"The sheet ends exactly at row {LastRow:N0}, the last that {(LastRow == 65_536 ? "an XLS" : "a")} sheet can have: rows beyond it may have been cut off by the program that wrote it."));
    }
}

/// <summary>Times, and the row of the first.</summary>
internal record struct Met(long Times, long First)
{
    public void Add(long row)
    {
        if (Times++ == 0) First = row;
    }
}

/// <summary>What one column of a sheet holds, by kind of cell.</summary>
internal sealed class ColumnFacts
{
    private const int CellLimit = 32_767;

    private long texts, numbers;
    private Met moments, longTexts, longNumbers;
    private string? firstMoment;

    public SortedDictionary<string, long> Errors { get; } = new(StringComparer.Ordinal);

    public Met NoValues, NoMoments;

    public void Count(long row, SheetCellKind kind, ReadOnlySpan<byte> text)
    {
        switch (kind)
        {
            case SheetCellKind.Text:
                texts++;
                if (text.Length >= CellLimit && Encoding.UTF8.GetCharCount(text) == CellLimit) longTexts.Add(row);
                break;
            case SheetCellKind.Number:
                numbers++;
                if (StoredNumber.MayHaveLostDigits(text)) longNumbers.Add(row);
                break;
            case SheetCellKind.Moment:
                firstMoment ??= Encoding.UTF8.GetString(text);
                moments.Add(row);
                break;
            case SheetCellKind.Error:
                var name = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 40)]);
                Errors[name] = Errors.GetValueOrDefault(name) + 1;
                break;
            case SheetCellKind.NoValue:
                NoValues.Add(row);
                break;
            case SheetCellKind.NoMoment:
                NoMoments.Add(row);
                break;
        }
    }

    public IEnumerable<TrapRecord> Traps(string column)
    {
        if (longTexts.Times > 0)
            yield return new("excel_cell_limit", column, longTexts.Times, longTexts.First, null, $"{longTexts.Times} cells hold exactly 32,767 characters, the most that a cell can: their text may have been cut off.");
        if (longNumbers.Times > 0)
            yield return new("excel_long_number", column, longNumbers.Times, longNumbers.First, null, $"{longNumbers.Times} whole numbers have more than 15 digits, and zeros after the fifteenth: a spreadsheet keeps 15, so the last digits of an id may be lost.");
        if (moments.Times > 0 && texts > moments.Times && texts > numbers)
            yield return new("excel_dates_in_text", column, moments.Times, moments.First, firstMoment, $"{moments.Times} dates stand in a column of {texts} texts: a spreadsheet may have turned names such as SEPT2 or MARCH1 into dates.");
    }
}
