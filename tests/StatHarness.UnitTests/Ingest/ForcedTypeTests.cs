using StatHarness.Data;
using StatHarness.Ingest;
using Xunit;

namespace StatHarness.UnitTests.IngestRoom;

public sealed class ForcedTypeTests
{
    [Fact]
    public void numbers_asked_for_as_text_keep_their_spelling()
    {
        var (ledger, values) = Staged.OneColumn(As("text"), "1", "2.50", "NA");
        Assert.Equal((ColumnType.Text, 0), (ledger.Type, ledger.LossyCasts));
        Assert.Equal(["1", "2.50", "NA"], values);
    }

    [Fact]
    public void what_does_not_fit_is_missing_and_counted()
    {
        var (ledger, values) = Staged.OneColumn(As("int64"), "1", "2.5", "x", "", "4");
        Assert.Equal((ColumnType.Int64, 2, 2, 3), (ledger.Type, ledger.LossyCasts, ledger.Values, ledger.Nulls));
        Assert.Equal(["1", null, null, null, "4"], values);
    }

    [Fact]
    public void digits_that_a_double_loses_are_counted()
    {
        var (ledger, values) = Staged.OneColumn(As("float64"), "1.5", "12345678901234567890123.5");
        Assert.Equal((ColumnType.Float64, 1), (ledger.Type, ledger.LossyCasts));
        Assert.Equal("1.2345678901234568E+22", values[1]);
    }

    [Fact]
    public void an_ambiguous_date_is_read_day_first_when_asked_for()
    {
        var (ledger, values) = Staged.OneColumn(As("date"), "03/04/2020", "05/06/2020");
        Assert.Equal(ColumnType.Date, ledger.Type);
        Assert.Equal(["2020-04-03", "2020-06-05"], values);
    }

    [Fact]
    public void a_lossy_cast_is_refused_when_strict_and_so_are_unknown_columns_and_types()
    {
        using var staged = new Staged();
        Assert.Equal("SH2022", staged.Refusal("k,v\nx,1.5\n"u8.ToArray(), As("int64") with { Strict = true }).Code);
        Assert.Equal("SH2020", staged.Refusal("k,w\nx,1.5\n"u8.ToArray(), As("int64")).Code);
        Assert.Equal("SH2021", staged.Refusal("k,v\nx,1.5\n"u8.ToArray(), As("number")).Code);
    }

    private static IngestOptions As(string type) => IngestOptions.Default with { Types = new Dictionary<string, string>(StringComparer.Ordinal) { ["v"] = type } };
}
