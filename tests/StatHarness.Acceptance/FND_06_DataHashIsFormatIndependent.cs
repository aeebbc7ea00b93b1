using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-06: what the table means has one hash, whatever the file format, delimiter, encoding, line end, and number of threads.</summary>
public sealed class FND_06_DataHashIsFormatIndependent : IDisposable
{

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    public static TheoryData<string> Names => [.. OneTable.Files.Select(file => file.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void one_table_in_any_format_has_one_data_hash(string name)
    {
        var expected = Hash(OneTable.PlainCsv);
        var path = workplace.Write(name, OneTable.Files.Single(file => file.Name == name).Bytes);
        var dataset = workplace.Run("ingest", path, "--json").Expect(0).Json;
        Assert.Equal(
            "id int64, name text, amount float64, when timestamp, day date, done bool",
            string.Join(", ", dataset["schema"]!.AsArray().Select(column => $"{column!["name"]} {column["type"]}")));
        Assert.Equal((300L, expected), ((long)dataset["rows"]!, (string)dataset["data_hash"]!));
    }

    [Fact]
    public void threads_and_repetition_change_nothing()
    {
        var expected = Hash(OneTable.PlainCsv);
        foreach (var threads in new[] { "1", "4" })
        {
            using var other = new Workplace();
            var path = other.Write("table.csv", OneTable.Files[0].Bytes);
            Assert.Equal(expected, (string)other.Run("ingest", path, "--threads", threads, "--json").Expect(0).Json["data_hash"]!);
            Assert.Equal(expected, (string)other.Run("ingest", path, "--json").Expect(0).Json["data_hash"]!);
        }
    }

    [Fact]
    public void another_value_name_or_order_of_columns_is_another_hash()
    {
        string[] tables = ["a,b\n1,2\n", "a,b\n1,3\n", "a,c\n1,2\n", "b,a\n2,1\n", "a,b\n1,2\n1,2\n", "a,b\n1,\n"];
        var hashes = tables.Select((table, i) => (string)workplace.Run("ingest", workplace.Write($"{(char)('a' + i)}.csv", table), "--json").Expect(0).Json["data_hash"]!);
        Assert.Equal(tables.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void standard_input_is_the_same_table()
    {
        var piped = workplace.RunWith(OneTable.Files[0].Bytes, "ingest", "-", "--name", "orders.csv", "--json").Expect(0).Json;
        Assert.Equal(("orders.csv", Hash(OneTable.PlainCsv)), ((string)piped["source"]!["file_name"]!, (string)piped["data_hash"]!));
    }

    private string Hash(string name) =>
        (string)workplace.Run("ingest", workplace.Write(name, OneTable.Files.Single(file => file.Name == name).Bytes), "--json").Expect(0).Json["data_hash"]!;
}
