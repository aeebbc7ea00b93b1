using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>U1: a wrong file with a similar name is seen before anything runs.</summary>
public sealed class U1_WrongFileIsNoticed : IDisposable
{
    private const string January = "id,when,amount\n1,2024-01-03,10\n2,2024-01-30,20\n3,2024-01-31,30\n";

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void another_table_under_a_like_name_is_compared_on_the_card()
    {
        workplace.Run("ingest", workplace.Write("orders_2024-01.csv", January)).Expect(0);
        var wrong = workplace.Write("Orders 2024-02 (1).csv", "id,when,city\n9,2023-05-01,Ulm\n8,2023-05-02,Bonn\n");
        var card = Words(workplace.Run("ingest", wrong).Expect(0).Output);
        Assert.Contains("Not the table that came before as orders_2024-01.csv", card, StringComparison.Ordinal);
        foreach (var said in new[] { "rows: 3 before, 2 now", "columns added: city", "columns missing: amount", "when: 2024-01-03 to 2024-01-31 before, 2023-05-01 to 2023-05-02 now" })
            Assert.Contains(said, card, StringComparison.Ordinal);
    }

    [Fact]
    public void the_comparison_is_a_record_and_a_notice_of_the_run()
    {
        var january = workplace.Run("ingest", workplace.Write("orders_2024-01.csv", January), "--json").Expect(0).Json;
        Assert.Null(january["like_named"]);
        var february = workplace.Write("orders_2024-02.csv", January.Replace("2024-01", "2024-03", StringComparison.Ordinal));
        var other = workplace.Run("ingest", february, "--json").Expect(0).Json["like_named"]!;
        Assert.Equal((string)january["data_hash"]!, (string)other["data_hash"]!);
        Assert.Empty(other["columns_added"]!.AsArray());
        Assert.Equal("2024-03-03", (string)other["times_now"]!["first"]!);
        var run = workplace.Run("run", february, "--yes", "--plugins", "profile_roles").Expect(0);
        Assert.Contains("notice: Not the data that came before as orders_2024-01.csv", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void the_same_name_counts_before_a_similar_one_and_other_names_do_not()
    {
        workplace.Run("ingest", workplace.Write("orders.csv", January)).Expect(0);
        workplace.Run("ingest", workplace.Write("orders (1).csv", "a,b\n1,2\n")).Expect(0);
        workplace.Run("ingest", workplace.Write("suppliers.csv", "a,b\n3,4\n")).Expect(0);
        var again = workplace.Run("ingest", workplace.Write("orders.csv", January + "4,2024-02-01,5\n"), "--json").Expect(0).Json;
        Assert.Equal(("orders.csv", 3L), ((string)again["like_named"]!["file_name"]!, (long)again["like_named"]!["rows_before"]!));
        Assert.Null(workplace.Run("ingest", workplace.Write("customers.csv", "a,b\n5,6\n"), "--json").Expect(0).Json["like_named"]);
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("plan")]
    public void what_is_not_the_expected_data_is_refused_and_not_stored(string command)
    {
        var expected = (string)workplace.Run("ingest", workplace.Write("orders.csv", January), "--json").Expect(0).Json["data_hash"]!;
        workplace.Run(command, "orders.csv", "--expect", expected).Expect(0);
        var before = Store.Files(workplace.AppData);
        workplace.Write("orders.csv", January.Replace("10", "11", StringComparison.Ordinal));
        var refused = workplace.Run(command, "orders.csv", "--expect", expected, "--json").Expect(6).Json;
        Assert.Contains(expected, (string)refused["diagnostic"]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(before, Store.Files(workplace.AppData));
    }

    private static string Words(string text) => string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}
