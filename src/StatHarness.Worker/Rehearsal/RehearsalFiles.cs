using System.Collections;
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
/// Small plugins and a small table that lie beside the worker: it runs them once before it says that it is ready, so that the first real run finds its way
/// compiled; the second, longer one only if it is to wait anyway. Made when the worker is built, by the worker's own compiler.
/// </summary>
internal static class RehearsalFiles
{
    private static readonly string[] Names = ["rehearsal", "thorough"];

    private const int RowCount = 50;

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "rehearsal");

    public static void Rehearse(bool thorough)
    {
        SqlEngine.Load();
        // A stack trace unpacks line numbers. A script that has used up the memory leaves none to load the library for it, and a search for it elsewhere would be its violation.
        using (new DeflateStream(Stream.Null, CompressionMode.Decompress)) { }
        var files = Directory.GetFiles(Folder, "*.arrow").Select(path => (Path.GetFileNameWithoutExtension(path), path)).ToArray();
        foreach (var name in Names.Take(thorough ? 2 : 1)) WorkerSide.Rehearse(WorkHandler.Handle, File.ReadAllBytes(OrderOf(name)), files);
    }

    /// <param name="scripts">The folder of the plugins' sources.</param>
    public static void Write(string scripts)
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
        var columns = Columns();
        foreach (var column in columns) ColumnFile.Write(Path.Combine(Folder, column.Name + ".arrow"), column);
        foreach (var name in Names)
        {
            var compiled = PluginCompiler.Compile(Package(File.ReadAllText(Path.Combine(scripts, name + ".csx"))));
            if (compiled.Plugin is not { } plugin) throw new InvalidOperationException(string.Join('\n', compiled.Problems));
            var order = WorkMessages.EncodeRun(plugin.Assembly, Request(columns));
            Check(name, order, columns);
            File.WriteAllBytes(OrderOf(name), order);
        }
    }

    /// <summary>It comes to its end: a plugin that failed would rehearse its failure.</summary>
    private static void Check(string name, byte[] order, List<Column> columns)
    {
        var grants = columns.ToDictionary(column => column.Name, column => File.OpenHandle(Path.Combine(Folder, column.Name + ".arrow")));
        var reply = WorkMessages.DecodeRunReply(WorkHandler.Handle(new(order, grants), CancellationToken.None));
        foreach (var grant in grants.Values) grant.Dispose();
        if (reply is RunReply.Failed failed) throw new InvalidOperationException($"{name}: {failed.Problem.Message}");
    }

    private static string OrderOf(string name) => Path.Combine(Folder, name + ".order");

    private static PluginManifest Manifest { get; } = new(
        null, "rehearsal", "Rehearsal", "1.0.0", "analysis", ">=0.1", "Nothing.",
        new(new Dictionary<string, string> { ["value"] = "amount" }, new Dictionary<string, string>(), "none", 0, "declared"), [], "light", ["dataset:read"], new(1000, 128), null);

    private static PluginPackage Package(string script)
    {
        var settings = JsonNode.Parse("""{ "type": "object", "properties": { "top": { "type": "integer", "default": 3 }, "share": { "type": "number", "default": 0.5 } } }""")!.AsObject();
        return new(Manifest, new(Manifest.Id, Manifest.Version, default, default, default), settings, [], [new("plugin.csx", script)]);
    }

    private static PluginRequest Request(IReadOnlyList<Column> columns) => new(
        1, Manifest, default, RowCount,
        [.. columns.Select((column, index) => new GrantedColumn(column.Name, index, TypeName(column), column.Name, column.Name == "value" ? "amount" : null))],
        new Dictionary<string, RoleUse> { ["value"] = new("amount", "value", "high") }, new JsonObject { ["top"] = 3, ["share"] = 0.5 }, "0000000000000001", new Dictionary<string, PluginResult>(), []);

    private static string TypeName(Column column) => StatHarness.Core.Json.HarnessJson.Node(column.Type).GetValue<string>();

    /// <summary>Numbers and codes of every width in which small tables store them, some of them missing, one row twice.</summary>
    private static List<Column> Columns()
    {
        var labels = new TextCodes("label");
        int[] codes = [labels.CodeOf("a"u8, out _), labels.CodeOf("b"u8, out _)];
        var many = new TextCodes("rare");
        int[] rare = [.. Enumerable.Range(0, RowCount).Select(row => many.CodeOf(System.Text.Encoding.UTF8.GetBytes($"{row % (RowCount - 1)}"), out _))];
        var present = new BitArray(Of(row => row % 5 != 1));
        var bitmap = new byte[(RowCount + 7) / 8];
        present.CopyTo(bitmap, 0);
        return
        [
            new Float64Column("value", Of(row => row * 1.5), Validity.Of(bitmap, present.Cast<bool>().Count(there => !there))),
            new Int64Column("tiny", Of(row => (long)row % 3), Validity.AllValid),
            new Int64Column("short", Of(row => row * 100L), Validity.AllValid),
            new Int64Column("whole", Of(row => row % 7 * 1_000_000L), Validity.AllValid),
            new TimestampColumn("at", zoned: false, Of(row => row * 3_600_000_000L), Validity.AllValid),
            new TextColumn("label", Of(row => codes[row % 2]), labels.Texts(), Validity.AllValid),
            new TextColumn("rare", rare, many.Texts(), Validity.AllValid),
        ];
    }

    /// <summary>The last row is the first once more.</summary>
    private static T[] Of<T>(Func<int, T> value) => [.. Enumerable.Range(0, RowCount).Select(row => value(row % (RowCount - 1)))];
}
