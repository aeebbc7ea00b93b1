using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>Runs the way of a request through a worker once, on nothing, so that the first real one finds compiled code. Touches no file and not the compiler.</summary>
public static class RunWarmUp
{
    private static readonly (string Name, string Type)[] Columns = [("value", "float64"), ("whole", "int64"), ("at", "timestamp"), ("label", "text")];

    public static void Run()
    {
        var manifest = new PluginManifest(null, "warm_up", "Warm-up", "1.0.0", "analysis", ">=0.1", "Nothing.",
            new(new Dictionary<string, string> { ["value"] = "amount" }, new Dictionary<string, string>(), "none", 0, "declared"), [], "light", ["dataset:read"], new(1000, 128), null);
        var request = new PluginRequest(1, manifest, default, 3,
            [.. Columns.Select((column, index) => new GrantedColumn(column.Name, index, column.Type, default(Digest).ToString(), column.Name == "value" ? "amount" : null))],
            new Dictionary<string, RoleUse> { ["value"] = new("amount", "value", "high") }, new JsonObject { ["top"] = 3, ["share"] = 0.5 }, "0000000000000001", new Dictionary<string, PluginResult>(), []);
        var decoded = WorkMessages.DecodeRun(WorkMessages.EncodeRun(new byte[1], request)).Request;
        using var context = new PluginContext(decoded, Open);
        var numbers = context.Dataset.Numbers(context.Role("value"));
        var share = Setting.Of<double>(context.Settings, "share");
        List<int> large = [.. numbers.PresentRows().Where(row => numbers.Values[row] > share)];
        Read(context.Dataset);
        context.Report.Output(new { numbers.Count, Text = "x", Share = 0.5, Items = Enumerable.Range(0, 2) });
        context.Report.Table("t", "T", [("a", null)], [[1L], ["x"]]);
        context.Report.Measured("warm", ("column", numbers.Name), "Warm.", value: Setting.Of<int>(context.Settings, "top"), unit: "rows", metrics: new { Share = share }, evidence: context.Rows(large, query: "value > share"),
            statistics: context.Report.Tested("t", "f", 3, "row", estimate: 0.5, pValue: 0.5));
        var reply = WorkMessages.EncodeRunReply(context.Report.Finish());
        WorkMessages.EncodeRunReply(new Diagnostic("", $"{reply.Length}"));
    }

    /// <summary>Each kind of reading once, as scripts ask for it.</summary>
    private static void Read(DatasetView dataset)
    {
        _ = dataset.Numbers(dataset.Column("whole")).Present().Sum();
        _ = dataset.Timestamps(dataset.Column("at")).Instants();
        _ = dataset.Labels(dataset.Column("label")).ByCount();
    }

    private static Column Open(GrantedColumn column)
    {
        var labels = new TextCodes("label");
        int[] codes = [labels.CodeOf("a"u8, out _), labels.CodeOf("b"u8, out _), 0];
        return column.Name switch
        {
            "value" => new Float64Column(column.Name, new double[] { 1, 2, 3 }, Validity.AllValid),
            "whole" => new Int64Column(column.Name, new long[] { 1, 2, 3 }, Validity.AllValid),
            "at" => new TimestampColumn(column.Name, zoned: false, new long[] { 1, 2, 3 }, Validity.AllValid),
            _ => new TextColumn(column.Name, codes, labels.Texts(), Validity.AllValid),
        };
    }
}
