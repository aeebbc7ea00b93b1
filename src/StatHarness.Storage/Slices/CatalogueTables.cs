using System.Globalization;
using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Storage;

/// <summary>
/// What a plugin may ask of the catalogue: datasets, finished runs, their executions and findings, as tables in canonical JSON. No name of a file, no path, no
/// setting, no text that was made of data. The same catalogue gives the same bytes.
/// </summary>
public static class CatalogueTables
{
    /// <summary>The newest ones; <see cref="MostResults"/> of them are opened for their findings.</summary>
    public const int MostRuns = 500, MostResults = 500;

    /// <summary>The same tables without rows.</summary>
    public static byte[] Empty { get; } = Bytes([], [], [], []);

    /// <exception cref="DiagnosticException">The catalogue cannot be read.</exception>
    public static byte[] Bytes(AppData appData)
    {
        var runs = appData.State.Read(sql => sql.Query(
            $"""
            SELECT run_id, data_hash, state, started_at, finished_at, report_hash FROM runs WHERE state IN ('completed', 'completed_with_errors')
            ORDER BY started_at DESC, run_id DESC LIMIT {MostRuns}
            """,
            row => new object?[] { row.GetString(0), row.GetString(1), row.GetString(2), Time(row.GetString(3)), row.IsDBNull(4) ? null : Time(row.GetString(4)), row.IsDBNull(5) ? null : row.GetString(5) }));
        runs.Reverse();
        var executions = appData.State.Read(sql => runs.SelectMany(run => sql.Query(
            "SELECT run_id, plugin, json_extract(key_parts, '$.identity.version'), data_hash, execution_key, outcome, cached, duration_ms, cpu_ms FROM executions WHERE run_id = ?1 ORDER BY plugin, id",
            row => Enumerable.Range(0, row.FieldCount).Select(column => row.IsDBNull(column) ? null : row.GetValue(column)).ToArray(), (string)run[0]!)).ToList());
        return Bytes([.. appData.Datasets.List().Select(Dataset)], runs, executions, [.. Findings(appData, executions)]);
    }

    private static byte[] Bytes(IReadOnlyList<object?[]> datasets, IReadOnlyList<object?[]> runs, IReadOnlyList<object?[]> executions, IReadOnlyList<object?[]> findings) => CanonicalJson.Bytes(to =>
    {
        to.WriteStartObject();
        to.WriteNumber("schema_version", 1);
        to.WriteStartArray("tables");
        Table(to, "datasets", "data_hash text dataset_version_id text rows int64 columns int64", datasets);
        Table(to, "runs", "run_id text data_hash text outcome text started_at text finished_at text report_hash text", runs);
        Table(to, "executions", "run_id text plugin text version text data_hash text execution_key text outcome text cached int64 duration_ms float64 cpu_ms float64", executions);
        Table(to, "findings", "execution_key text plugin text finding_id text kind text severity text confidence text measurement_type text value float64 unit text", findings);
        to.WriteEndArray();
        to.WriteEndObject();
    }, "state");

    private static object?[] Dataset(Data.Formats.V1.DatasetRecord dataset) => [dataset.DataHash.ToString(), dataset.DatasetVersionId, dataset.Rows, (long)dataset.Columns.Count];

    /// <summary>Of the newest results that are there; what is damaged is left out, as nothing that anybody could reuse.</summary>
    private static IEnumerable<object?[]> Findings(AppData appData, List<object?[]> executions)
    {
        const int key = 4, outcome = 5;
        var keys = executions.Where(execution => (string?)execution[outcome] == "findings").Select(execution => (string)execution[key]!).Reverse().Distinct(StringComparer.Ordinal).Take(MostResults).Reverse();
        foreach (var asked in keys)
        {
            if (appData.Results.Find(Digest.Parse(asked)) is not { } stored || !appData.Objects.IsWhole(stored.ResultDigest)) continue;
            var result = HarnessJson.Read<PluginResult>(appData.Objects.Read(stored.ResultDigest));
            foreach (var finding in result.Findings.OrderBy(finding => finding.FindingId.ToString(), StringComparer.Ordinal))
            {
                yield return
                [
                    asked, finding.Plugin, finding.FindingId.ToString(), finding.Kind, JsonNamingPolicy.SnakeCaseLower.ConvertName(finding.Severity.ToString()), finding.Confidence, finding.MeasurementType,
                    finding.Value, finding.Unit,
                ];
            }
        }
    }

    private static string Time(string stamp) => CanonicalText.OfTimestamp((Statements.At(stamp).UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond, zoned: true);

    /// <param name="columns">Names and types in turn.</param>
    private static void Table(Utf8JsonWriter to, string name, string columns, IReadOnlyList<object?[]> rows)
    {
        to.WriteStartObject();
        to.WriteString("name", name);
        to.WriteStartArray("columns");
        foreach (var column in columns.Split(' ').Chunk(2))
        {
            to.WriteStartObject();
            to.WriteString("name", column[0]);
            to.WriteString("type", column[1]);
            to.WriteEndObject();
        }
        to.WriteEndArray();
        to.WriteStartArray("rows");
        foreach (var row in rows)
        {
            to.WriteStartArray();
            foreach (var value in row) Value(to, value);
            to.WriteEndArray();
        }
        to.WriteEndArray();
        to.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter to, object? value)
    {
        switch (value)
        {
            case null: to.WriteNullValue(); break;
            case long whole: to.WriteNumberValue(whole); break;
            case double real: to.WriteNumberValue(real); break;
            default: to.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
        }
    }
}
