using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>`stat-harness profile`: exact figures of every column of a stored table.</summary>
public sealed class ProfileOfATable : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void every_type_of_column_is_profiled_exactly()
    {
        var file = workplace.Write("t.csv", """
            n,x,money,flag,day,at,zoned,name
            1,0.5,12345678901234567890.25,true,2024-02-28,2024-01-01T00:00:00,2024-01-01T00:00:00Z,b
            2,,12345678901234567890.25,false,2024-03-01,2024-01-01T00:00:01,2024-01-01T00:00:00Z,é
            3,2.5,-1.5,true,,2024-01-01T00:00:02.5,,B
            4,4.5,,true,2024-03-01,,2024-01-01T00:00:03Z,b

            """);
        var profile = workplace.Run("profile", file, "--json", "--top", "2").Expect(0).Json;
        Assert.Equal(4, (int)profile["rows"]!);
        var columns = profile["columns"]!.AsArray().ToDictionary(column => (string)column!["name"]!, column => column!, StringComparer.Ordinal);

        Same("""{"min":1,"lower_quartile":1.75,"median":2.5,"upper_quartile":3.25,"max":4,"sum":10,"mean":2.5,"std_dev":1.2909944487358056,"zeros":0,"negatives":0}""", columns["n"]["numbers"]);
        Same("""{"min":0.5,"lower_quartile":1.5,"median":2.5,"upper_quartile":3.5,"max":4.5,"sum":7.5,"mean":2.5,"std_dev":2,"zeros":0,"negatives":0}""", columns["x"]["numbers"]);
        Assert.Equal((3, 1, 3), Counts(columns["x"]));
        Assert.Equal((3, 1, 2), Counts(columns["money"]));
        Same("""[{"value":"12345678901234567890.25","count":2},{"value":"-1.5","count":1}]""", columns["money"]["top"]);
        Assert.Equal(("-1.5", "12345678901234567890.25"), Ends(columns["money"]));
        Assert.Equal((4, 0, 2), Counts(columns["flag"]));
        Same("""[{"value":"true","count":3},{"value":"false","count":1}]""", columns["flag"]["top"]);
        Same("""{"lower_quartile":"2024-02-29","median":"2024-03-01","upper_quartile":"2024-03-01","mean":"2024-02-29 08:00:00","std_dev_seconds":99766.12651596733}""", columns["day"]["times"]);
        Same("""{"lower_quartile":"2024-01-01 00:00:00.5","median":"2024-01-01 00:00:01","upper_quartile":"2024-01-01 00:00:01.75","mean":"2024-01-01 00:00:01.166667","std_dev_seconds":1.2583057392117916}""", columns["at"]["times"]);
        Assert.Equal(("2024-01-01 00:00:00Z", "2024-01-01 00:00:03Z"), Ends(columns["zoned"]));
        Assert.Equal(("B", "é"), Ends(columns["name"]));
        Assert.Equal((4, 0, 3), Counts(columns["name"]));
        Same("""[{"value":"b","count":2},{"value":"é","count":1}]""", columns["name"]["top"]);
    }

    [Fact]
    public void the_same_bytes_come_out_for_any_number_of_processors()
    {
        var one = workplace.Run(new Dictionary<string, string> { ["DOTNET_PROCESSOR_COUNT"] = "1", ["DOTNET_EnableAVX2"] = "0" }, "profile", Repository.CloseCycle, "--json").Expect(0);
        Assert.Equal(one.Output, workplace.Run("profile", Repository.CloseCycle, "--json").Expect(0).Output);
        Assert.Equal(one.Output, workplace.Run(new Dictionary<string, string> { ["DOTNET_EnableHWIntrinsic"] = "0" }, "profile", Repository.CloseCycle, "--json").Expect(0).Output);
    }

    [Fact]
    public void a_damaged_column_is_an_error_and_not_a_figure()
    {
        var dataset = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        var digest = (string)dataset["schema"]![1]!["object"]!;
        var path = Path.Combine(workplace.AppData, "objects", digest[..2], digest);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var failure = workplace.Run("profile", (string)dataset["dataset_version_id"]!, "--json");
        Assert.NotEqual(0, failure.Exit);
        Assert.Equal("SH4005", (string)failure.Json["diagnostic"]!["code"]!);
    }

    private static void Same(string expected, JsonNode? found) => Assert.Equal(expected, found!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    private static (int Count, int Missing, int Distinct) Counts(JsonNode column) => ((int)column["count"]!, (int)column["missing"]!, (int)column["distinct"]!);

    private static (string Min, string Max) Ends(JsonNode column) => ((string)column["min"]!, (string)column["max"]!);
}
