using System.Text.Json.Nodes;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.UnitTests.ReportingRoom;

internal static partial class SampleReport
{
    public static Finding Finding(string name, string plugin, string kind, string statement, Severity severity, double? value, string? unit) => new(
        Hash(name), plugin, kind, new JsonObject { ["activity"] = name }, "all rows", new JsonObject(), statement, "measured", new("exact", Rows, Rows), value,
        value is null ? "no value" : null, unit, new JsonObject(), null, new([12, 610, 2059], 3, ["START_DT", "END_DT"], null), severity, "high",
        [new("timestamp_start", "START_DT", "high")], [], [], null);

    private static Finding[] Findings() =>
    [
        Finding("QEMAIL", "process_queue_delay", "wait_driver", "QEMAIL jobs wait 45.3 % of all excess waiting time in the close window.", Severity.High, 138_655, "s") with
        {
            Attributes = new JsonObject { ["rank"] = 1, ["window"] = "close" },
            Metrics = new JsonObject { ["share"] = 0.45265, ["jobs"] = 412, ["excess_wait_seconds"] = 138655 },
            Statistics = new("cluster permutation", "process_queue_delay.drivers", 138_655, 9120.5, 4.21, null, 0.0002, 0.0011, 120_411, 158_002, 0.95, 0.62, "Cliff's δ", 412, 28, "close day"),
            Evidence = new([.. Enumerable.Range(0, 200).Select(i => (long)(i * 31 + 7))], 412, ["ELIGIBLE_DT", "START_DT", "PROCESS_ID"], "PROCESS_ID = 'QEMAIL' and wait_s > 60"),
            Caveats = ["4 sentinel queue times are left out."],
        },
        Finding("SQL01", "analysis_concurrency_reconstruction", "peak_concurrency", "LOCAL_MACHINE_ID SQL01 ran 11 jobs at once; its cap looks like 4.", Severity.High, 11, "jobs"),
        Finding("negative", "dq_temporal", "negative_duration", "7 rows end before they start.", Severity.Medium, 7, "rows") with { Evidence = new([1302, 1468, 1852, 3370, 3643, 4063, 4616], 7, ["START_DT", "END_DT"], null) },
        Finding("c6", "process_capacity_whatif", "capacity_scenario", "With 6 slots instead of 4 the mean wait would fall from 68 s to 1.4 s.", Severity.Medium, 66.6, "s") with
        {
            MeasurementType = "modeled",
            Confidence = "medium",
            Exactness = new("sampled", 5000, Rows, "Philox reservoir"),
            Assumptions = ["Service times do not depend on load.", "First in, first out."],
            Model = new("jobs with an eligible time", new JsonObject { ["slots"] = 4, ["mean_wait_seconds"] = 68.02 }, new JsonObject { ["slots"] = 6 }, new JsonObject { ["mean_wait_seconds"] = -66.6 }, new JsonObject { ["median_absolute_error_seconds"] = 16, ["passed"] = true }),
        },
        Finding("open", "dq_temporal", "open_row", "9 rows have no end.", Severity.Low, 9, "rows"),
        Finding("naming", "analysis_concurrency_reconstruction", "note_on_resource", "The resource role is uncertain (LOCAL_MACHINE_ID, low confidence); severities that rest on it are capped.", Severity.Note, null, null) with { Confidence = "low" },
    ];

    private static Dictionary<string, ReportResult> Results() => new(StringComparer.Ordinal)
    {
        ["process_queue_delay"] = new(
            new JsonObject { ["jobs"] = 6690, ["gated_wait_seconds"] = 328815, ["excess_wait_seconds"] = 306315.25, ["by_activity"] = new JsonArray() },
            [
                new("waits", "histogram", "Waiting time of jobs", "Half of the jobs wait less than 41 s; 5 % wait more than 9 min.", Parse("""
                    { "edges": [0,30,60,90,120,150,180,210,240,270,300,330,360,390,420,450,480,510,540,570,600], "counts": [2610,1944,820,410,260,180,120,88,70,41,40,33,21,18,12,9,6,4,3,1], "unit": "s", "missing": 4,
                      "marks": [{ "value": 41, "label": "median" }, { "value": 86.2, "label": "mean" }, { "value": 540, "label": "p95" }] }
                    """)),
                new("drivers", "bars", "Excess waiting time by activity", "QEMAIL causes 45 % of it, JIB_CALC 13 %.", Parse("""
                    { "labels": ["QEMAIL", "JIB_CALC", "AN_ACTIVITY_WITH_A_VERY_LONG_NAME_THAT_DOES_NOT_FIT", "QPURGE", "支払処理"], "values": [138655, 41020.5, 22000, 9120, 1480],
                      "low": [120411, 30110, 18000, 7000, 900], "high": [158002, 52000, 26500, 11900, 2600], "unit": "s", "other": 19 }
                    """)),
            ],
            [
                new("by_activity", "Waits by activity", [new("activity", null), new("jobs", "1"), new("median wait", "s"), new("first id", "id")],
                    [new("QEMAIL", 412, 122.5, 100002), new("JIB_CALC", 1201, 38.25, 100019), new("<b>bold</b> | `tick`", 3, null, 104998)], 24),
            ]),
        ["analysis_concurrency_reconstruction"] = new(new JsonObject { ["peak"] = 11 }, [new("profile", "steps", "Jobs running at once", "The peak is 11 jobs on 2025-01-31; above 4 for 3 h 12 min in all.", Profile()), new("odd", "pie", "A pie", "Not a kind that is drawn.", new JsonObject())], []),
        ["dq_missingness"] = new(new JsonObject(), [new("map", "nullmap", "Where values are missing", "MASTER_BATCH_ID is missing in 77 % of rows, most at the end.", NullMap())], []),
        ["profile_basic"] = new(new JsonObject { ["columns"] = 12, ["rows"] = Rows }, [], []),
    };

    private static JsonObject Profile()
    {
        var times = new JsonArray();
        var levels = new JsonArray();
        var start = new DateTime(2025, 1, 20, 0, 0, 0, DateTimeKind.Utc);
        for (var i = 0; i < 240; i++)
        {
            times.Add((start.AddHours(i).Ticks - DateTime.UnixEpoch.Ticks) / 10);
            levels.Add(i == 239 ? 0 : i == 160 ? 11 : i * 7 % 5 + (i % 24 is > 5 and < 20 ? 1 : 0));
        }
        return new() { ["times"] = times, ["levels"] = levels, ["unit"] = "jobs", ["zone"] = null, ["capacity"] = 4 };
    }

    private static JsonObject NullMap() => new()
    {
        ["rows"] = Rows,
        ["columns"] = new JsonArray([.. Table.Select((column, c) => (JsonNode)new JsonObject
        {
            ["name"] = column.Name,
            ["nulls"] = column.Nulls,
            ["blocks"] = new JsonArray([.. Enumerable.Range(0, 48).Select(i => (JsonNode)(column.Nulls == 0 ? 0 : column.Nulls < 20 ? (i * 5 + c) % 17 == 0 ? 0.02 : 0 : c == 10 ? Math.Min(1, 0.4 + i * 0.0125) : 0.98))]),
        })]),
    };

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}
