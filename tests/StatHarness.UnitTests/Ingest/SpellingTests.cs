using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

/// <summary>Numbers and dates as people, ledgers and countries write them: read only when all values leave one reading.</summary>
public sealed class SpellingTests
{
    [Theory]
    [InlineData("1.234,56|7,5|1.000", ColumnType.Float64, "1234.56|7.5|1000")]
    [InlineData("1,234|1,234,567|12", ColumnType.Int64, "1234|1234567|12")]
    [InlineData("1,234|0.5", ColumnType.Float64, "1234|0.5")]
    [InlineData("229,932.50|10,105.40|929.3", ColumnType.Float64, "229932.5|10105.4|929.3")]
    [InlineData("200.000.000|1.000", ColumnType.Int64, "200000000|1000")]
    [InlineData("0,500|1", ColumnType.Float64, "0.5|1")]
    [InlineData("1,234.5|3,5", ColumnType.Text, "1,234.5|3,5")]
    [InlineData("1.5|3,5", ColumnType.Text, "1.5|3,5")]
    [InlineData("1.0|3,5", ColumnType.Text, "1.0|3,5")]
    [InlineData("1,23,456|1", ColumnType.Text, "1,23,456|1")]
    [InlineData("12,34.5|1", ColumnType.Text, "12,34.5|1")]
    [InlineData("1 234 567,89|12", ColumnType.Float64, "1234567.89|12")]
    [InlineData("1\u00A0234,5|12", ColumnType.Float64, "1234.5|12")]
    [InlineData("1'234.50|12", ColumnType.Float64, "1234.5|12")]
    [InlineData("732 829 320|552 100 554", ColumnType.Text, "732 829 320|552 100 554")]
    [InlineData("12 345|1 234 567", ColumnType.Int64, "12345|1234567")]
    [InlineData("$3.102.000,00|$1,50", ColumnType.Float64, "3102000|1.5")]
    [InlineData("€ 12|€ 13", ColumnType.Int64, "12|13")]
    [InlineData("12 €|1.234,50 €", ColumnType.Float64, "12|1234.5")]
    [InlineData("-$5|$6", ColumnType.Int64, "-5|6")]
    [InlineData("$5|6", ColumnType.Text, "$5|6")]
    [InlineData("$5|€6", ColumnType.Text, "$5|€6")]
    [InlineData("12 %|50 %", ColumnType.Text, "12 %|50 %")]
    [InlineData("(123.45)|1", ColumnType.Float64, "-123.45|1")]
    [InlineData("(1)|(2)", ColumnType.Text, "(1)|(2)")]
    [InlineData("100686.54-|3", ColumnType.Float64, "-100686.54|3")]
    [InlineData("192.168.1.1|10.0.0.1", ColumnType.Text, "192.168.1.1|10.0.0.1")]
    [InlineData("$007|$8", ColumnType.Text, "$007|$8")]
    [InlineData("1,234,567,890,123,456,789,012.5|1", ColumnType.Decimal, "1234567890123456789012.5|1")]
    [InlineData("*****|.|#DIV/0!|\\N|3", ColumnType.Int64, "||||3")]
    [InlineData("2-Sep-2020|11-Oct-1999", ColumnType.Date, "2020-09-02|1999-10-11")]
    [InlineData("Sep 2, 2020|December 31 1999", ColumnType.Date, "2020-09-02|1999-12-31")]
    [InlineData("2 September 2020 13:05|3 May 2021 00:00", ColumnType.Timestamp, "2020-09-02 13:05:00|2021-05-03 00:00:00")]
    [InlineData("31-Feb-2020|1-Mar-2020", ColumnType.Text, "31-Feb-2020|1-Mar-2020")]
    [InlineData("2-Sep-20|3-Sep-20", ColumnType.Text, "2-Sep-20|3-Sep-20")]
    [InlineData("12/31/2020 12:05 AM|1/2/2021 3:04:05 PM", ColumnType.Timestamp, "2020-12-31 00:05:00|2021-01-02 15:04:05")]
    [InlineData("12/31/2020 13:05 PM|1/2/2021 3:04 PM", ColumnType.Text, "12/31/2020 13:05 PM|1/2/2021 3:04 PM")]
    [InlineData("March|May", ColumnType.Text, "March|May")]
    public void a_column_is_read_as_all_its_values_are_written(string cells, ColumnType type, string values)
    {
        var spelled = cells.Split('|');
        foreach (var blockBytes in new[] { 1, 2, 2 << 20 })
        {
            var (ledger, stored) = Staged.OneColumn(IngestOptions.Default with { BlockBytes = blockBytes }, spelled);
            Assert.Equal(type, ledger.Type);
            Assert.Equal(values.Split('|'), stored.Select(value => value ?? ""));
            Assert.Equal(spelled.Length, ledger.Values + ledger.Nulls);
        }
    }

    [Theory]
    [InlineData(".", "1,234|5,678", ColumnType.Int64, "1234|5678")]
    [InlineData(",", "1,234|5,678", ColumnType.Float64, "1.234|5.678")]
    [InlineData(",", "1.234|5,5", ColumnType.Float64, "1234|5.5")]
    [InlineData(",", "1.234|5.678", ColumnType.Int64, "1234|5678")]
    [InlineData(",", "1.5|2", ColumnType.Text, "1.5|2")]
    [InlineData(".", "1,5|2", ColumnType.Text, "1,5|2")]
    [InlineData(null, "1,234|5,678", ColumnType.Text, "1,234|5,678")]
    public void an_ambiguous_comma_stays_text_until_the_decimal_point_is_told(string? point, string cells, ColumnType type, string values)
    {
        foreach (var blockBytes in new[] { 1, 2 << 20 })
        {
            var (ledger, stored) = Staged.OneColumn(IngestOptions.Default with { DecimalPoint = point, BlockBytes = blockBytes }, cells.Split('|'));
            Assert.Equal((type, values), (ledger.Type, string.Join("|", stored)));
        }
    }

    [Fact]
    public void an_ambiguous_comma_is_told_with_both_readings() =>
        Assert.Contains("'1,234' is 1234 or 1.234. Pass --decimal-point.", Staged.OneColumn("1,234", "5,678").Ledger.Note, StringComparison.Ordinal);

    [Theory]
    [InlineData("dmy", "01/02/2014|03/04/2012", ColumnType.Date, "2014-02-01|2012-04-03")]
    [InlineData("mdy", "01/02/2014|03/04/2012", ColumnType.Date, "2014-01-02|2012-03-04")]
    [InlineData("mdy", "31/02/2014|03/04/2012", ColumnType.Text, "31/02/2014|03/04/2012")]
    public void an_ambiguous_date_is_read_as_told(string order, string cells, ColumnType type, string values)
    {
        var (ledger, stored) = Staged.OneColumn(IngestOptions.Default with { DateOrder = order }, cells.Split('|'));
        Assert.Equal((type, values), (ledger.Type, string.Join("|", stored)));
    }

    [Fact]
    public void what_was_left_out_of_the_numbers_is_said()
    {
        Assert.Equal("All values are in $; the sign was left out. 1 values in brackets were read as negative.", Staged.OneColumn("$1", "($2)").Ledger.Note);
        Assert.Equal("Numbers are written with a decimal comma. Points separate thousands.", Staged.OneColumn("1.234,5", "2").Ledger.Note);
        Assert.Contains("percentages", Staged.OneColumn("12%", "13%").Ledger.Note, StringComparison.Ordinal);
        Assert.Contains("1 values can only be read with a decimal point and 1 only with a decimal comma", Staged.OneColumn("1.5", "2,5").Ledger.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void wrong_options_are_refused()
    {
        using var staged = new Staged();
        Assert.Equal("SH2073", staged.Refusal("a,b\n1,2\n"u8.ToArray(), IngestOptions.Default with { DecimalPoint = ";" }).Code);
        Assert.Equal("SH2073", staged.Refusal("a,b\n1,2\n"u8.ToArray(), IngestOptions.Default with { DateOrder = "ymd" }).Code);
    }
}
