using System.Text;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class WorkbookSheetTests
{
    private static readonly IngestOptions Default = IngestOptions.Default;

    [Fact]
    public void gaps_between_rows_and_cells_are_blank_rows_and_missing_cells()
    {
        var reading = BookReading.Of(new TestBook().Sheet("s", ["a", "b", "c"], [], [1, null, 3], [null, null, null], [null, 5, null]));
        Assert.Equal("a|b|c\n1||3\n|5|", reading.Table);
        Assert.Equal((5L, 2L, 1L, 2L), (reading.Ledger.Physical, reading.Ledger.Accepted, reading.Ledger.Header, reading.Ledger.Blank));
        Assert.Equal([3L, 5L], reading.Lines);
    }

    [Fact]
    public void rows_and_cells_without_references_follow_each_other()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"4\"><c r=\"B4\"><v>1</v></c></row><row><c><v>2</v></c><c><v>3</v></c></row>"));
        Assert.Equal("a|b\n|1\n2|3", reading.Table);
        Assert.Equal([4L, 5L], reading.Lines);
    }

    [Fact]
    public void a_row_that_is_opened_again_is_one_row()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>a</v></c></row><row r=\"1\"><c r=\"B1\" t=\"str\"><v>b</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row>"));
        Assert.Equal("a|b\n1|2", reading.Table);
    }

    [Fact]
    public void numbers_instead_of_references_are_placed_by_order_and_noted()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row r=\"1\"><c r=\"0\" t=\"str\"><v>a</v></c><c r=\"1\" t=\"str\"><v>b</v></c></row><row r=\"2\"><c r=\"0\"><v>1</v></c><c r=\"1\"><v>2</v></c></row>"));
        Assert.Equal("a|b\n1|2", reading.Table);
        Assert.Contains("4 cells have a number where their reference should stand; they were placed by their order in the row.", reading.Notes);
    }

    [Theory]
    [InlineData(null, "two")]
    [InlineData("three", "three")]
    [InlineData("THREE", "three")]
    [InlineData("4", "hidden")]
    [InlineData("hidden", "hidden")]
    public void the_sheet_is_the_first_visible_table_or_the_one_asked_for(string? asked, string expected)
    {
        var book = new TestBook().Sheet("one").Sheet("two", ["two"], [1]).Sheet("three", ["three"], [1]).Xml("hidden", "<row><c t=\"str\"><v>hidden</v></c></row><row><c><v>1</v></c></row>", state: "veryHidden");
        var reading = BookReading.Of(book, Default with { Sheet = asked });
        Assert.Equal((expected, expected), (reading.Part, reading.Names[0]));
        Assert.Contains("not read: 3 sheets (", reading.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void an_unknown_sheet_is_answered_with_the_list_and_the_nearest()
    {
        using var staged = new Staged();
        var refusal = staged.Refusal(new TestBook().Sheet("Sales", ["a"], [1]).Sheet("Costs", ["a"], [1]).Bytes(), Default with { Sheet = "Slaes" }, "t.xlsx");
        Assert.Equal(("SH2037", "No sheet is called 'Slaes'. The workbook has 2 sheets ('Sales', 'Costs')."), (refusal.Code, refusal.Message));
        Assert.StartsWith("Did you mean 'Sales'?", refusal.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void titles_above_and_an_empty_frame_are_no_part_of_the_table()
    {
        var reading = BookReading.Of(new TestBook().Sheet("s", [], [null, "Sales by region"], [null, "All amounts in EUR"], [], [null, "region", "amount", "share"], [null, "north", 1, 0.5], [null, "south", 2, 0.5]));
        Assert.Equal("region|amount|share\nnorth|1|0.5\nsouth|2|0.5", reading.Table);
        Assert.Equal((7L, 2L, 2L, 1L, 2L), (reading.Ledger.Physical, reading.Ledger.Accepted, reading.Ledger.Comment, reading.Ledger.Header, reading.Ledger.Blank));
        Assert.Equal(["2 rows above the table, from row 2 to 3, are titles and no part of it.", "The table starts at B5."], reading.Notes);
    }

    [Theory]
    [InlineData("a row of numbers is no header", 0)]
    [InlineData("names", 1)]
    public void the_first_row_names_the_columns_unless_it_is_data(string first, int header)
    {
        object?[] row = header == 1 ? [first, "x"] : [1, 2.5];
        var reading = BookReading.Of(new TestBook().Sheet("s", row, [3, 4.5], [5, 6.5]));
        Assert.Equal((header, 3 - header, header == 1 ? "names" : "column_1"), ((int)reading.Ledger.Header, reading.Rows.Count, reading.Names[0]));
    }

    [Fact]
    public void header_rows_skipped_rows_and_last_rows_are_as_told()
    {
        object?[][] rows = [["skip", "me", "too"], ["Group", null, "Other"], ["a", "b", "c"], [1, 2, 3], [4, 5, 6], ["total", 7, 9]];
        var reading = BookReading.Of(new TestBook().Sheet("s", rows), Default with { SkipRows = 1, HeaderRows = 2, SkipLastRows = 1 });
        Assert.Equal("Group a|Group b|Other c\n1|2|3\n4|5|6", reading.Table);
        Assert.Equal((6L, 2L, 2L, 2L), (reading.Ledger.Physical, reading.Ledger.Accepted, reading.Ledger.Header, reading.Ledger.Comment));
    }

    [Fact]
    public void header_names_repeat_or_are_missing()
    {
        using var staged = new Staged();
        var refusal = staged.Refusal(new TestBook().Sheet("s", ["a", "b", "a"], [1, 2, 3]).Bytes(), name: "t.xlsx");
        Assert.Equal(("SH2010", new Core.Place("t.xlsx", 1, 3)), (refusal.Code, refusal.Place));
        Assert.Equal(["a", "column_2", "c"], BookReading.Of(new TestBook().Sheet("s", ["a", null, "c"], [1, 2, 3])).Names);
    }

    [Fact]
    public void caps_mark_the_table_truncated_and_say_what_was_left_out()
    {
        object?[][] rows = [["a", "b", "c"], .. Enumerable.Range(0, 10).Select(i => new object?[] { i, i, i })];
        var few = BookReading.Of(new TestBook().Sheet("s", rows), Default with { MaxRows = 3 });
        Assert.Equal((new TruncationRecord("max_rows", 3, 7, 0), 3, 4L), (few.Truncated, few.Rows.Count, few.Ledger.Physical));
        var narrow = BookReading.Of(new TestBook().Sheet("s", rows), Default with { MaxColumns = 2 });
        Assert.Equal((new TruncationRecord("max_columns", 2, 0, 1), 2, 10), (narrow.Truncated, narrow.Names.Count, narrow.Rows.Count));
        Assert.Contains("Truncated: 1 columns beyond the first 2 were not read.", narrow.Notes);
        Assert.Null(BookReading.Of(new TestBook().Sheet("s", rows), Default with { MaxRows = 10 }).Truncated);
    }

    [Fact]
    public void a_column_met_late_is_kept_at_the_end()
    {
        object?[][] rows = [["a", "b"], .. Enumerable.Range(0, 300).Select(i => i == 250 ? new object?[] { i, i, null, "late" } : [i, i])];
        using var staged = new Staged();
        var table = staged.Bytes(new TestBook().Sheet("s", rows).Bytes(), name: "t.xlsx");
        Assert.Equal(["a", "b", "column_3"], table.Dataset.Columns.Select(column => column.Name));
        Assert.Equal(("late", 299L), (Staged.Values(table, 2)[250], table.Dataset.Columns[2].Nulls));
        Assert.Contains("1 columns without a name were met below the first rows and stand last.", table.Dataset.Source.Notes);
    }

    [Fact]
    public void merged_ranges_and_hidden_rows_are_noted()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row><c t=\"str\"><v>a</v></c></row><row hidden=\"1\"><c><v>1</v></c></row>", "<mergeCells count=\"2\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A3:A4\"/></mergeCells>"));
        Assert.Equal(["2 ranges of merged cells have their values in their top left cell only; the other cells are missing.", "1 hidden row was read like the others."], reading.Notes);
    }

    [Fact]
    public void traps_are_found()
    {
        object?[][] rows = [["text", "id", "gene"], [new string('ü', 32_767), 1234567890123450000d, "BRCA1"], [new string('x', 32_766), 1e20, "TP53"], ["c", 5, new DateOnly(2024, 9, 2)], ["d", 6, "EGFR"]];
        var traps = BookReading.Of(new TestBook().Sheet("s", rows)).Traps;
        Assert.Equal([("excel_cell_limit", "text", 2L), ("excel_long_number", "id", 2L), ("excel_dates_in_text", "gene", 4L)], traps.Select(trap => (trap.Trap, trap.Column!, trap.Line!.Value)));
        Assert.Equal((1L, "2024-09-02"), (traps[2].Count, traps[2].Example));
        var full = BookReading.Of(new TestBook().Xml("s", "<row r=\"1\"><c t=\"str\"><v>a</v></c></row><row r=\"1048576\"><c><v>1</v></c></row>"));
        Assert.Equal(("excel_row_limit", 1_048_574L), (Assert.Single(full.Traps).Trap, full.Ledger.Blank));
    }

    [Fact]
    public void parts_may_be_utf16()
    {
        const string Sheet = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData><row><c t=\"str\"><v>a</v></c></row><row><c t=\"str\"><v>Zürich €</v></c></row></sheetData></worksheet>";
        foreach (Encoding encoding in new Encoding[] { new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            var book = new TestBook().Sheet("s", ["x"]).With("xl/worksheets/sheet1.xml", [.. encoding.GetPreamble(), .. encoding.GetBytes(Sheet)]);
            Assert.Equal("a\nZürich €", BookReading.Of(book).Table);
        }
    }
}
