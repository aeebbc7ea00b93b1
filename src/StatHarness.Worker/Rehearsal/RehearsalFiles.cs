using System.IO.Compression;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Sandbox;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Sql;

namespace StatHarness.Worker.Rehearsal;

/// <summary>
/// A small plugin and a small table that lie beside the worker: it runs them once before it says that it is ready, so that
/// the first real run finds its way compiled. Made when the worker is built, by the worker's own compiler.
/// </summary>
internal static class RehearsalFiles
{
    private const string Order = "order.bin";

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "rehearsal");

    public static void Rehearse()
    {
        SqlEngine.Load();
        // A stack trace unpacks line numbers. A script that has used up the memory leaves none to load the library for it, and a search for it elsewhere would be its violation.
        using (new DeflateStream(Stream.Null, CompressionMode.Decompress)) { }
        WorkerSide.Rehearse(WorkHandler.Handle, File.ReadAllBytes(Path.Combine(Folder, Order)), [.. Directory.GetFiles(Folder, "*.arrow").Select(path => (Path.GetFileNameWithoutExtension(path), path))]);
    }

    /// <param name="script">The plugin's source.</param>
    public static void Write(string script)
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        var columns = Columns();
        foreach (var column in columns) ColumnFile.Write(Path.Combine(Folder, column.Name + ".arrow"), column);
        var compiled = PluginCompiler.Compile(Package(File.ReadAllText(script)));
        if (compiled.Plugin is not { } plugin) throw new InvalidOperationException(string.Join('\n', compiled.Problems));
        File.WriteAllBytes(Path.Combine(Folder, Order), WorkMessages.EncodeRun(plugin.Assembly, Request(columns)));
    }

    private static PluginManifest Manifest { get; } = new(
        null, "rehearsal", "Rehearsal", "1.0.0", "analysis", ">=0.1", "Nothing.",
        new(new Dictionary<string, string> { ["value"] = "amount" }, new Dictionary<string, string>(), "none", 0, "declared"), [], "light", ["dataset:read"], new(1000, 128), null);

    private static PluginPackage Package(string script)
    {
        var settings = JsonNode.Parse("""{ "type": "object", "properties": { "top": { "type": "integer", "default": 3 }, "share": { "type": "number", "default": 0.5 } } }""")!.AsObject();
        return new(Manifest, new(Manifest.Id, Manifest.Version, default, default, default), settings, [], [new("plugin.csx", script)]);
    }

    private static PluginRequest Request(IReadOnlyList<Column> columns) => new(
        1, Manifest, default, 3,
        [.. columns.Select((column, index) => new GrantedColumn(column.Name, index, TypeName(column), column.Name, column.Name == "value" ? "amount" : null))],
        new Dictionary<string, RoleUse> { ["value"] = new("amount", "value", "high") }, new JsonObject { ["top"] = 3, ["share"] = 0.5 }, "0000000000000001", new Dictionary<string, PluginResult>(), []);

    private static string TypeName(Column column) => StatHarness.Core.Json.HarnessJson.Node(column.Type).GetValue<string>();

    /// <summary>Numbers and codes of every width in which small tables store them.</summary>
    private static List<Column> Columns()
    {
        var labels = new TextCodes("label");
        int[] codes = [labels.CodeOf("a"u8, out _), labels.CodeOf("b"u8, out _), 0];
        var many = new TextCodes("rare");
        int[] rare = [.. Enumerable.Range(0, 3).Select(row => many.CodeOf(System.Text.Encoding.UTF8.GetBytes($"{row}"), out _))];
        return
        [
            new Float64Column("value", new double[] { 1, 2, 3 }, Validity.AllValid),
            new Int64Column("tiny", new long[] { 1, 2, 3 }, Validity.AllValid),
            new Int64Column("short", new long[] { 1, 2, 3000 }, Validity.AllValid),
            new Int64Column("whole", new long[] { 1, 2, 3_000_000 }, Validity.AllValid),
            new TimestampColumn("at", zoned: false, new long[] { 1, 2, 3 }, Validity.AllValid),
            new TextColumn("label", codes, labels.Texts(), Validity.AllValid),
            new TextColumn("rare", rare, many.Texts(), Validity.AllValid),
        ];
    }
}
