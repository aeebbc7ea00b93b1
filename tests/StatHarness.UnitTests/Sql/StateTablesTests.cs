using StatHarness.Core.Json;
using StatHarness.Scripting;
using StatHarness.Sql;
using StatHarness.Storage;
using StatHarness.UnitTests.StorageRoom;
using Xunit;

namespace StatHarness.UnitTests.SqlRoom;

/// <summary>What the harness writes of its catalogue is what a worker shows.</summary>
public sealed class StateTablesTests
{
    [Fact]
    public void every_table_of_the_slice_can_be_asked()
    {
        using var engine = Over(CatalogueTables.Empty);
        foreach (var table in new[] { "datasets", "runs", "executions", "findings" }) Assert.Equal([0L], engine.Query($"select count(*) from {table}", []).Rows[0]);
        Assert.Empty(engine.Query("select * from runs join executions using (run_id) left join findings using (execution_key) join datasets on datasets.data_hash = runs.data_hash", []).Rows);
    }

    [Fact]
    public void values_and_missing_ones_come_as_they_were_written()
    {
        using var engine = Over("""{"tables":[{"name":"t","columns":[{"name":"a","type":"text"},{"name":"n","type":"int64"},{"name":"x","type":"float64"}],"rows":[["é",1,0.5],[null,null,null],["é",-2,3]]}]}"""u8.ToArray());
        var answer = engine.Query("select * from t", []);
        Assert.Equal(["a", "n", "x"], answer.Names);
        Assert.Equal([["é", 1L, 0.5], [null, null, null], ["é", -2L, 3.0]], answer.Rows);
    }

    [Fact]
    public void the_same_catalogue_gives_the_same_canonical_bytes()
    {
        using var workspace = new Workspace();
        workspace.Upload("raw", "secret-name.csv");
        workspace.Save(Datasets.Of("raw", [("x", "1\n2")]), ["1\n2"]);
        var bytes = CatalogueTables.Bytes(workspace.AppData);
        Assert.Equal(bytes, CatalogueTables.Bytes(workspace.AppData));
        Assert.Equal(bytes, CanonicalJson.Bytes(System.Text.Json.Nodes.JsonNode.Parse(bytes)));
        Assert.DoesNotContain("secret-name", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        using var engine = Over(bytes);
        Assert.Equal([1L], engine.Query("select count(*) from datasets", []).Rows[0]);
    }

    private static SqlEngine Over(byte[] slice)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, slice);
            using var file = File.OpenHandle(path);
            return new(StateTables.Read(file), memoryBytes: null);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
