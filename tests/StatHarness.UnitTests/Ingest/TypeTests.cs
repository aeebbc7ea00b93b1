using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class TypeTests
{
    [Theory]
    [InlineData("1|-7|0", ColumnType.Int64, "1|-7|0")]
    [InlineData("1.0|1e3| 5 |+2|-0", ColumnType.Int64, "1|1000|5|2|0")]
    [InlineData("9223372036854775807|-9223372036854775808", ColumnType.Int64, "9223372036854775807|-9223372036854775808")]
    [InlineData("9223372036854775808|1", ColumnType.Decimal, "9223372036854775808|1")]
    [InlineData("12345678901234567890|1.5", ColumnType.Decimal, "12345678901234567890|1.5")]
    [InlineData("0.1234567890123456789|2", ColumnType.Decimal, "0.1234567890123456789|2")]
    [InlineData("9007199254740993|0.5", ColumnType.Decimal, "9007199254740993|0.5")]
    [InlineData("9007199254740992|0.5", ColumnType.Float64, "9007199254740992|0.5")]
    [InlineData("1.5|2.50|.25|1e-5|1e300", ColumnType.Float64, "1.5|2.5|0.25|1E-05|1E+300")]
    [InlineData("10.357019999999999|0.10000000000000001", ColumnType.Float64, "10.357019999999999|0.1")]
    [InlineData("608050731037859.3|1", ColumnType.Decimal, "608050731037859.3|1")]
    [InlineData("1e400|1", ColumnType.Text, "1e400|1")]
    [InlineData("007|8", ColumnType.Text, "007|8")]
    [InlineData("00.5|8", ColumnType.Text, "00.5|8")]
    [InlineData("true|FALSE|Yes|no", ColumnType.Bool, "true|false|true|false")]
    [InlineData("true|2", ColumnType.Text, "true|2")]
    [InlineData("2024-02-29|0001-01-01|9999-12-31", ColumnType.Date, "2024-02-29|0001-01-01|9999-12-31")]
    [InlineData("2023-02-29|2024-01-01", ColumnType.Text, "2023-02-29|2024-01-01")]
    [InlineData("2024-01-01|2024-01-02T03:04:05.000001|2024-01-02 03:04", ColumnType.Timestamp, "2024-01-01 00:00:00|2024-01-02 03:04:05.000001|2024-01-02 03:04:00")]
    [InlineData("2024-01-01T00:00:00.1234567|2024-01-01T00:00:00", ColumnType.Text, "2024-01-01T00:00:00.1234567|2024-01-01T00:00:00")]
    [InlineData("2024-01-01T00:00:00.1234560|2024-01-01T00:00:00", ColumnType.Timestamp, "2024-01-01 00:00:00.123456|2024-01-01 00:00:00")]
    [InlineData("2024-01-01T00:30:00+01:00|2024-01-01T00:30:00Z|2024-01-01T00:30:00-0230", ColumnType.TimestampZoned, "2023-12-31 23:30:00Z|2024-01-01 00:30:00Z|2024-01-01 03:00:00Z")]
    [InlineData("2024-01-01T00:30:00Z|2024-01-01T00:30:00", ColumnType.Text, "2024-01-01T00:30:00Z|2024-01-01T00:30:00")]
    [InlineData("2024-01-01 24:00:00|2024-01-01 00:00:00", ColumnType.Text, "2024-01-01 24:00:00|2024-01-01 00:00:00")]
    [InlineData("3142,13|-7|0,5", ColumnType.Float64, "3142.13|-7|0.5")]
    [InlineData("1,234|5", ColumnType.Text, "1,234|5")]
    [InlineData("1,234|5,5", ColumnType.Float64, "1.234|5.5")]
    [InlineData("1,234.5|5", ColumnType.Float64, "1234.5|5")]
    [InlineData("3.102.000,00|1", ColumnType.Int64, "3102000|1")]
    [InlineData("|NA|3|-|?", ColumnType.Int64, "||3||")]
    [InlineData("None|Some|", ColumnType.Text, "None|Some|")]
    [InlineData("NA|None|", ColumnType.Text, "NA|None|")]
    [InlineData(" |3", ColumnType.Int64, "|3")]
    [InlineData(" |a", ColumnType.Text, " |a")]
    [InlineData("02/01/2014|31/12/2012", ColumnType.Date, "2014-01-02|2012-12-31")]
    [InlineData("10/13/1998|1/2/1999", ColumnType.Date, "1998-10-13|1999-01-02")]
    [InlineData("01/02/2014|03/04/2012", ColumnType.Text, "01/02/2014|03/04/2012")]
    [InlineData("13/02/2014|02/13/2012", ColumnType.Text, "13/02/2014|02/13/2012")]
    [InlineData("07/07/2014|08/08/2012", ColumnType.Date, "2014-07-07|2012-08-08")]
    [InlineData("03.02.2014|5.6.2015", ColumnType.Date, "2014-02-03|2015-06-05")]
    [InlineData("17-10-2022 08:00:00|01-02-2022 9:05", ColumnType.Timestamp, "2022-10-17 08:00:00|2022-02-01 09:05:00")]
    public void the_values_choose_the_type(string cells, ColumnType type, string values)
    {
        var spelled = cells.Split('|');
        foreach (var blockBytes in new[] { 1, 2, 2 << 20 })
        {
            var (ledger, stored) = Staged.OneColumn(IngestOptions.Default with { BlockBytes = blockBytes }, spelled);
            Assert.Equal(type, ledger.Type);
            Assert.Equal(values.Split('|'), stored.Select(value => value ?? ""));
            Assert.Equal((0, spelled.Length), (ledger.LossyCasts, ledger.Values + ledger.Nulls));
        }
    }

    [Fact]
    public void the_ledger_names_runner_up_and_first_counter_example()
    {
        var (ledger, _) = Staged.OneColumn("1", "2", "n/k", "x");
        Assert.Equal((ColumnType.Text, ColumnType.Int64, "n/k", 4L), (ledger.Type, ledger.RunnerUp, ledger.CounterExample, ledger.CounterExampleLine));
        (ledger, _) = Staged.OneColumn("1", "2.5");
        Assert.Equal((ColumnType.Float64, ColumnType.Int64, "2.5", 3L), (ledger.Type, ledger.RunnerUp, ledger.CounterExample, ledger.CounterExampleLine));
        (ledger, _) = Staged.OneColumn("1", "007", "0");
        Assert.Equal((ColumnType.Int64, "007", 3L, 1L), (ledger.RunnerUp, ledger.CounterExample, ledger.CounterExampleLine, ledger.LeadingZeros));
    }

    [Fact]
    public void both_hypotheses_of_a_date_are_told()
    {
        Assert.Contains("Day first fits 2 values, month first 2", Staged.OneColumn("01/02/2014", "03/04/2012").Ledger.Note, StringComparison.Ordinal);
        Assert.Contains("only day first: 1 (line 3: '31/12/2012')", Staged.OneColumn("02/01/2014", "31/12/2012").Ledger.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void missing_values_are_counted_by_their_spelling()
    {
        var (ledger, _) = Staged.OneColumn("", "NA", "3", "NA", " ");
        Assert.Equal((1L, 4L), (ledger.Values, ledger.Nulls));
        Assert.Equal([("", 1L), (" ", 1L), ("NA", 2L)], ledger.NullTokens.Select(token => (token.Token, token.Count)));
    }

    [Fact]
    public void a_double_is_the_nearest_one()
    {
        var (_, values) = Staged.OneColumn("0.1", "2.2250738585072014e-308", "1.7976931348623157e308", "123456.7");
        Assert.Equal(["0.1", "2.2250738585072014E-308", "1.7976931348623157E+308", "123456.7"], values);
    }
}
