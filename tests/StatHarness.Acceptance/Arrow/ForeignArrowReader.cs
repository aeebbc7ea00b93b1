using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Arrow;

/// <summary>"Any Arrow reader opens it": each column object is read by a library that we did not write, every value compared.</summary>
public sealed class ForeignArrowReader : IDisposable
{
    /// <summary>More than 65,536, so that no batch size of ours or theirs holds them all.</summary>
    private const int Rows = 70_123;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void every_value_of_every_type_is_what_a_foreign_reader_reads()
    {
        var modules = ArrowModules.Find();
        var columns = Columns();
        var dataset = workplace.Run("ingest", workplace.Write("table.csv", Csv(columns)), "--json").Expect(0).Json;
        Assert.Equal(Rows, (int)dataset["rows"]!);
        var schema = dataset["schema"]!.AsArray();
        Assert.Equal(columns.Select(column => (column.Name, column.Type)), schema.Select(column => ((string)column!["name"]!, (string)column["type"]!)));

        var expected = new JsonObject { ["rows"] = Rows, ["columns"] = new JsonArray([.. columns.Select((column, i) => column.Expected(PathOf((string)schema[i]!["object"]!)))]) };
        var found = Read(modules, workplace.Write("expected.json", expected.ToJsonString()));
        Assert.True(found.Exit == 0, found.Error);
        Assert.Equal(Rows * columns.Count, (int)found.Json["compared"]!);

        // The same reader does notice one wrong value.
        expected["columns"]![0]!["values"]![Rows - 1] = "0";
        Assert.Equal(1, Read(modules, workplace.Write("wrong.json", expected.ToJsonString())).Exit);
    }

    /// <param name="Cell">How the value of a row is spelled in the file; empty is missing.</param>
    /// <param name="Value">What is stored, as text: of timestamps the microseconds.</param>
    private sealed record Column(string Name, string Type, Func<int, string> Cell, Func<int, string> Value)
    {
        public JsonObject Expected(string path)
        {
            var values = new JsonArray();
            for (var row = 0; row < Rows; row++) values.Add(Cell(row).Length == 0 ? null : Value(row));
            return new JsonObject { ["name"] = Name, ["type"] = Type, ["object"] = path, ["values"] = values };
        }
    }

    private static List<Column> Columns()
    {
        var start = new DateTime(1969, 12, 31, 23, 59, 58, DateTimeKind.Utc);
        string[] scripts = ["Größe", "naïve, \"quoted\"", "日本語テキスト", "🚚 on its way", "עברית", "two\nlines"];
        DateTime Moment(int row) => start.AddTicks(row * 37_123_450_070L / 70 * 10);
        Column Same(string name, string type, Func<int, string> cell) => new(name, type, cell, cell);
        Column Instant(string name, string type, string suffix) =>
            new(name, type, row => row % 11 == 3 ? "" : Moment(row).ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + suffix, row => Text(Moment(row).Ticks / 10 - DateTime.UnixEpoch.Ticks / 10));
        return
        [
            Same("whole", "int64", row => Text(row * 7L - 90_000)),
            Same("tiny", "int64", row => row % 5 == 0 ? "" : Text(row % 100)),
            Same("huge", "int64", row => row % 3 == 1 ? "" : Text(long.MaxValue - row * 1_000_003L)),
            Same("real", "float64", row => row % 7 == 2 ? "" : (Math.Sqrt(row + 1) * (row % 2 == 0 ? 1e-7 : -3)).ToString("R", CultureInfo.InvariantCulture)),
            Same("exact", "decimal", row => row % 13 == 5 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(row % 2 == 0 ? "-" : "")}{1_234_567_890_123_456_789L + row}.{1 + row % 9}{(row * 7 % 900) + 100}7")),
            Same("flag", "bool", row => row % 17 == 0 ? "" : row % 3 == 0 ? "true" : "false"),
            Same("day", "date", row => row % 19 == 1 ? "" : new DateTime(1, 1, 1).AddDays(row * 52L % 3_652_000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Instant("moment", "timestamp", ""),
            Instant("instant", "timestamp_zoned", "Z"),
            Same("kind", "text", row => row % 23 == 0 ? "" : scripts[row % scripts.Length]),
            Same("comment", "text", row => row % 29 == 0 ? "" : $"{scripts[row % 5]} #{row} {new string((char)('a' + row % 26), row % 997 == 0 ? 5000 : row % 40)}"),
            Same("rare", "text", row => row == Rows - 2 ? "once" : ""),
        ];
    }

    private static string Csv(List<Column> columns)
    {
        var csv = new StringBuilder().AppendJoin(',', columns.Select(column => column.Name)).Append('\n');
        for (var row = 0; row < Rows; row++)
            csv.AppendJoin(',', columns.Select(column => Quoted(column.Cell(row)))).Append('\n');
        return csv.ToString();
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private string PathOf(string digest) => Path.Combine(workplace.AppData, "objects", digest[..2], digest);

    private static Finished Read(string modules, string expected)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "StatHarness.Acceptance", "Arrow", "read-columns.js"), expected]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ARROW_MODULES"] = modules;
        using var node = Process.Start(start)!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        node.WaitForExit();
        return new Finished(node.ExitCode, output.Result, error.Result);
    }
}
