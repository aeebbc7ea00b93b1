using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class WorkbookCellTests
{
    /// <summary>What follows, so that a cell lies in the window with all that is looked at at once.</summary>
    private const string Padding = "<row r=\"999\"><c r=\"A999\"><v>0</v></c></row><row r=\"1000\"><c r=\"A1000\"><v>0</v></c></row>";

    /// <summary>A window of one byte never shows a whole cell: there each tag is read.</summary>
    [Theory]
    [InlineData("<c r=\"A2\" s=\"1\"><v>43890</v></c><c r=\"B2\" t=\"s\"><v>1</v></c><c r=\"XFD2\"><v>7</v></c>")]
    [InlineData("<c r=\"A2\" s=\"2\" t=\"n\"><v>43890.5</v></c><c r=\"B2\"><v>1</v></c>")]
    [InlineData("<c r=\"A2\" s=\"000001\"><v>43890</v></c>")]
    [InlineData("<c r=\"A2\" s=\"99999\"><v>43890</v></c>")]
    [InlineData("<c r=\"A2\" s=\"\"><v>43890</v></c>")]
    [InlineData("<c r=\"A2\" s=\"1x\"><v>43890</v></c>")]
    [InlineData("<c r=\"A2\" t=\"e\"><v>#DIV/0!</v></c>")]
    [InlineData("<c r=\"A2\" t=\"q\"><v>12</v></c>")]
    [InlineData("<c r=\"A2\" t=\"\"><v>12</v></c>")]
    [InlineData("<c r=\"A2\" t=\"str\"><v>a &amp; b</v></c>")]
    [InlineData("<c r=\"A2\"><v>&#49;2</v></c>")]
    [InlineData("<c r=\"A2\"><v></v></c><c r=\"B2\"><v> 5 </v></c>")]
    [InlineData("<c r=\"A2\"><v>1</v><v>2</v></c>")]
    [InlineData("<c r=\"A2\"><v>1<!-- not 2 --></v></c>")]
    [InlineData("<c r=\"A2\"><v>1</v></c ><c r=\"B2\"><v>2</v></c>")]
    [InlineData("<c r=\"A2\"><v>1</v></row>")]
    [InlineData("<c r=\"A2\"><v>1</x></c>")]
    [InlineData("<c r=\"A22\"><v>1</v></c>")]
    [InlineData("<c r=\"A3\"><v>1</v></c>")]
    [InlineData("<c r=\"A\"><v>1</v></c>")]
    [InlineData("<c r=\"2\"><v>1</v></c>")]
    [InlineData("<c r=\"\"><v>1</v></c>")]
    [InlineData("<c r=\"a2\"><v>1</v></c>")]
    [InlineData("<c r=\"B2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>")]
    [InlineData("<c r=\"A2\"><v>1</v></c><c r=\"A2\"><v>2</v></c>")]
    [InlineData("<c r=\"XFE2\"><v>1</v></c>")]
    [InlineData("<c r=\"AAAA2\"><v>1</v></c>")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>2</v></c>")]
    [InlineData("<c r=\"A2\" t=\"s\"><v>-1</v></c>")]
    [InlineData("<c r=\"A2\" t=\"s\" s=\"1\"><v>0</v></c>")]
    [InlineData("<c  r=\"A2\"><v>1</v></c><cr=\"B2\"><v>1</v></c>")]
    public void cells_mean_the_same_however_much_of_them_is_at_hand(string cells)
    {
        var book = new TestBook().Strings("<t>one</t>", "<t>two</t>").Xml("s", $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>h</t></is></c></row><row r=\"2\">{cells}</row>{Padding}").Bytes();
        Assert.Equal(Outcome(1), Outcome(1 << 16));

        string Outcome(int window)
        {
            try
            {
                var reading = BookReading.Of(book, IngestOptions.Default with { BlockBytes = window });
                return $"{reading.Table}\n{string.Join('\n', reading.Notes)}";
            }
            catch (Core.DiagnosticException refusal)
            {
                return $"{refusal.Diagnostic.Code} {refusal.Diagnostic.Message}";
            }
        }
    }

    [Theory]
    [InlineData("<si><t>plain</t></si>", "plain")]
    [InlineData("<si><t> kept  </t></si>", " kept  ")]
    [InlineData("<si><t>a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos; &#252; &#x20AC;</t></si>", "a & b <c> \"d\" 'e' ü €")]
    [InlineData("<si><r><t>two </t></r><r><rPr><b/></rPr><t>runs</t></r></si>", "two runs")]
    [InlineData("<si><t>漢字</t><rPh sb=\"0\" eb=\"2\"><t>カンジ</t></rPh><phoneticPr fontId=\"1\"/></si>", "漢字")]
    [InlineData("<si><t>one\r\ntwo\rthree_x000D__x005F_x0041_ _xD83D__xDE00_ _xD83D_ _x41_</t></si>", "one\ntwo\nthree\r_x0041_ 😀 _xD83D_ _x41_")]
    [InlineData("<si><t>a<![CDATA[<b>]]><!-- no -->c</t></si>", "a<b>c")]
    public void shared_strings_mean_their_text(string item, string expected)
    {
        var book = new TestBook().Xml("s", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>h</t></is></c></row><row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c></row>")
            .With("xl/sharedStrings.xml", $"<sst>{item}</sst>");
        Assert.Equal(expected, BookReading.Of(book).Rows[0][0]);
    }

    [Theory]
    [InlineData("<c r=\"A2\"><v>1.50</v></c>", "1.50")]
    [InlineData("<c r=\"A2\" t=\"n\"><v> 12 </v></c>", "12")]
    [InlineData("<c r=\"A2\"><v>1.1000000000000001</v></c>", "1.1")]
    [InlineData("<c r=\"A2\"><v>0.30000000000000004</v></c>", "0.30000000000000004")]
    [InlineData("<c r=\"A2\"><v>1.2345678901234567E+19</v></c>", "1.2345678901234567E+19")]
    [InlineData("<c r=\"A2\"><v>12345678901234567890</v></c>", "12345678901234567890")]
    [InlineData("<c r=\"A2\" t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c r=\"A2\" t=\"b\"><v>0</v></c>", "false")]
    [InlineData("<c r=\"A2\" t=\"str\"><f>A1&amp;\"x\"</f><v>h_x000A_&amp;x</v></c>", "h\n&x")]
    [InlineData("<c r=\"A2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t>line</t></r></is></c>", "inline")]
    [InlineData("<c r=\"A2\" t=\"d\"><v>2020-02-29T00:00:00</v></c>", "2020-02-29")]
    [InlineData("<c r=\"A2\" t=\"d\" s=\"1\"><v>2020-02-29T12:30:00.5</v></c>", "2020-02-29T12:30:00.5")]
    [InlineData("<c r=\"A2\" s=\"1\"><f>1+1</f><v>43890</v></c>", "2020-02-29")]
    [InlineData("<c r=\"A2\" s=\"2\"><v>43890.520833333336</v></c>", "2020-02-29T12:30:00")]
    [InlineData("<c r=\"A2\" s=\"2\"><v>43890.99999999999</v></c>", "2020-03-01")]
    [InlineData("<c r=\"A2\" s=\"3\"><v>0.25</v></c>", "06:00:00")]
    [InlineData("<c r=\"A2\" s=\"4\"><v>1.1041666666666667</v></c>", "26:30:00")]
    [InlineData("<c r=\"A2\" s=\"4\"><v>-0.5</v></c>", "-12:00:00")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>60</v></c>", "60")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>59</v></c>", "1900-02-28")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>61</v></c>", "1900-03-01")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>2958465</v></c>", "9999-12-31")]
    [InlineData("<c r=\"A2\" s=\"1\"><v>2958466</v></c>", "2958466")]
    [InlineData("<c r=\"A2\" s=\"999\"><v>5</v></c>", "5")]
    [InlineData("<c r=\"A2\"><v>no number</v></c>", "no number")]
    [InlineData("<c r=\"A2\"><is><t>untyped</t></is></c>", "untyped")]
    [InlineData("<x:c r=\"A2\" xmlns:x=\"u\"><x:v>7</x:v></x:c>", "7")]
    [InlineData("<c t='str' r='A2'><v xml:space='preserve'> x </v></c>", " x ")]
    [InlineData("<c><v>8</v></c>", "8")]
    public void a_cell_means_its_value(string cell, string expected)
    {
        foreach (var window in new[] { 1, 7, 1 << 16 })
        {
            var reading = BookReading.Of(new TestBook().Xml("s", $"<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>h</t></is></c></row><row r=\"2\">{cell}</row>{Padding}"), IngestOptions.Default with { BlockBytes = window });
            Assert.Equal((expected, 2L), (reading.Rows[0][0], reading.Lines[0]));
        }
    }

    [Theory]
    [InlineData("0", "1904-01-01")]
    [InlineData("1", "1904-01-02")]
    [InlineData("42428", "2020-02-29")]
    [InlineData("0.5", "1904-01-01T12:00:00")]
    public void days_count_from_1904_where_the_workbook_says_so(string serial, string expected) =>
        Assert.Equal(expected, BookReading.Of(new TestBook { Is1904 = true }.Xml("s", $"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>h</v></c></row><row r=\"2\"><c r=\"A2\" s=\"1\"><v>{serial}</v></c></row>")).Rows[0][0]);

    [Theory]
    [InlineData("General", "Number")]
    [InlineData("0.00", "Number")]
    [InlineData("0.00E+00", "Number")]
    [InlineData("#,##0 \"days\"", "Number")]
    [InlineData("[Red]General;[Blue]-General", "Number")]
    [InlineData("\\d0", "Number")]
    [InlineData("@", "Number")]
    [InlineData("Standard", "Number")]
    [InlineData("[$€-407]#,##0.00", "Number")]
    [InlineData("yyyy-mm-dd", "Date")]
    [InlineData("DD/MM/YY", "Date")]
    [InlineData("mmm", "Date")]
    [InlineData("[$-409]d\\-mmm\\-yy;@", "Date")]
    [InlineData("d/m/yyyy h:mm:ss.000", "Date")]
    [InlineData("h:mm AM/PM", "Time")]
    [InlineData("mm:ss.0", "Time")]
    [InlineData("[h]:mm:ss", "Duration")]
    [InlineData("[mm]:ss", "Duration")]
    [InlineData("\"Year\" yyyy", "Date")]
    public void number_formats_tell_moments_from_numbers(string code, string kind) => Assert.Equal(kind, NumberFormats.Kind(code).ToString());

    [Fact]
    public void errors_are_missing_and_counted_by_column()
    {
        var reading = BookReading.Of(new TestBook().Sheet("s", ["a", "b"]).Xml("t",
            "<row r=\"1\"><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row r=\"2\"><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><v>1</v></c></row><row r=\"3\"><c t=\"e\"><v>#N/A</v></c><c t=\"e\"><v>#DIV/0!</v></c></row>"), IngestOptions.Default with { Sheet = "t" });
        Assert.Equal("a|b\n|1\n|", reading.Table);
        Assert.Contains("Column 'a': 2 error cells are missing values (#DIV/0! 1, #N/A 1).", reading.Notes);
        Assert.Equal([("spreadsheet_error", "a", 2L, 2L), ("spreadsheet_error", "b", 1L, 3L)], reading.Traps.Select(trap => (trap.Trap, trap.Column!, trap.Count, trap.Line!.Value)));
        Assert.Contains("Column 'b': 1 error cells are missing values (#DIV/0! 1).", reading.Notes);
    }

    [Fact]
    public void a_formula_without_stored_value_is_missing_and_noted_but_an_empty_text_is_not()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row><c t=\"str\"><v>a</v></c><c t=\"str\"><v>b</v></c></row><row><c><f>B2</f></c><c><v>1</v></c></row><row><c t=\"str\"><f>\"\"</f><v></v></c><c><v>2</v></c></row>"));
        Assert.Equal("a|b\n|1\n|2", reading.Table);
        Assert.Equal("Column 'a': 1 formulas have no stored value and are missing, the first in row 2; save the workbook in a spreadsheet program to store them.", Assert.Single(reading.Notes));
    }

    [Fact]
    public void numbers_that_are_no_days_stay_numbers_and_are_noted()
    {
        var reading = BookReading.Of(new TestBook().Xml("s", "<row><c t=\"str\"><v>a</v></c></row><row><c s=\"1\"><v>-1</v></c></row><row><c s=\"1\"><v>0</v></c></row>"));
        Assert.Equal("a\n-1\n0", reading.Table);
        Assert.Equal("Column 'a': 2 numbers are formatted as dates but are no days, the first in row 2; they were kept as numbers.", Assert.Single(reading.Notes));
    }
}
