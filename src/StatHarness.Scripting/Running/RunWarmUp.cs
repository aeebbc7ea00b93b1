using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>Runs the way of a request through a worker once, on nothing, so that the first real one finds compiled code. Touches no file and not the compiler.</summary>
public static class RunWarmUp
{
    public static void Run()
    {
        var manifest = new PluginManifest(null, "warm_up", "Warm-up", "1.0.0", "analysis", ">=0.1", "Nothing.",
            new(new Dictionary<string, string> { ["value"] = "amount" }, new Dictionary<string, string>(), "none", 0, "declared"), [], "light", ["dataset:read"], new(1000, 128), null);
        var request = new PluginRequest(1, manifest, default, 3, [new("value", 0, "float64", default(Digest).ToString(), "amount")],
            new Dictionary<string, RoleUse> { ["value"] = new("amount", "value", "high") }, new JsonObject { ["top"] = 3 }, "0000000000000001", new Dictionary<string, PluginResult>(), []);
        var decoded = WorkMessages.DecodeRun(WorkMessages.EncodeRun(new byte[1], request)).Request;
        using var context = new PluginContext(decoded, _ => new Float64Column("value", new double[] { 1, 2, 3 }, Validity.AllValid));
        var numbers = context.Dataset.Numbers(context.Role("value"));
        context.Report.Output(new { numbers.Count, Text = "x", Share = 0.5, Items = Enumerable.Range(0, 2) });
        context.Report.Table("t", "T", [("a", null)], [[1L], ["x"]]);
        context.Report.Measured("warm", ("column", numbers.Name), "Warm.", value: Setting.Of<int>(context.Settings, "top"), unit: "rows", evidence: context.Rows(Enumerable.Range(0, 2)),
            statistics: context.Report.Tested("t", "f", 3, "row", estimate: 0.5, pValue: 0.5));
        var reply = WorkMessages.EncodeRunReply(context.Report.Finish());
        WorkMessages.EncodeRunReply(new Diagnostic("", $"{reply.Length}"));
    }
}
