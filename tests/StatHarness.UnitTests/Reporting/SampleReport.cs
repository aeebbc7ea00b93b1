using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.UnitTests.ReportingRoom;

/// <summary>A report as a run on an ERP process log gives it: findings of every kind, quiet plugins, a fault with a violation, every figure.</summary>
internal static partial class SampleReport
{
    public const long Rows = 6694;

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    public static Digest Hash(string name) => Digest.Of(Encoding.UTF8.GetBytes(name));

    public static ReportRecord Build() => new(
        1, "0.1.0", RunOutcome.CompletedWithErrors,
        new(Hash("data"), Rows, Columns(), Roles(), null),
        new(8, 6,
            new Dictionary<string, int>(StringComparer.Ordinal) { ["high"] = 2, ["medium"] = 2, ["low"] = 1, ["note"] = 1 },
            new Dictionary<string, int>(StringComparer.Ordinal) { ["findings"] = 4, ["clean"] = 2, ["not_applicable"] = 1, ["violation"] = 1 }),
        Executions(), Findings(), Results(),
        new("Benjamini-Hochberg within, Benjamini-Bogomolov across families", 0.05,
            [new("rel_numeric_corr.pearson", 21, 3, 3.2e-14, true), new("dq_missingness.mcar", 66, 0, 0.0412, false)]),
        new("00000000075bcd15", Hash("settings"),
            new Dictionary<string, JsonObject>(StringComparer.Ordinal)
            {
                ["process_queue_delay"] = new() { ["threshold_seconds"] = 60, ["top"] = 10 },
                ["profile_basic"] = new(),
            },
            "run_manifest.json", "evaluation.json", "plan.json"),
        Run());

    public static DatasetRecord Dataset()
    {
        var run = Run();
        return new(1, run.DatasetVersionId, Hash("data"), run.Source, Rows,
            [.. Columns().Select(c => new ColumnRecord(c.Name, c.Index, c.Type, c.Object, 53_552, c.Nulls, c.Index % 3 == 0 ? null : 17 * (c.Index + 1)))],
            run.Ledger, Roles(),
            [
                new("spreadsheet_error", "STATUS_CD", 3, 17, "#REF!", "Cells hold the error of a spreadsheet formula instead of a value. Mend the formula in the source."),
                new("row_limit", null, 65_536, null, null, "The table has 65536 rows, which is where a spreadsheet ends: what came after may be cut off. Compare the count with the source."),
            ],
            new("pii.v1", 412, [new("PARAM_TXT", "email", "email_grammar", 3, 3, 3, "high", "3 of 3 distinct values of this shape follow the grammar of an address"), new("PARAM_TXT", "phone", "phone_plan", 1, 1, 1, "low", "1 of 1 distinct values of this shape fit a numbering plan")]));
    }

    private static readonly (string Name, ColumnType Type, long Nulls)[] Table =
    [
        ("PROCESS_QUEUE_ID", ColumnType.Int64, 0), ("PROCESS_ID", ColumnType.Text, 0), ("PROCESS_TYPE", ColumnType.Text, 0), ("USER_ID", ColumnType.Text, 0),
        ("LOCAL_MACHINE_ID", ColumnType.Text, 9), ("QUEUE_DT", ColumnType.Timestamp, 4), ("ELIGIBLE_DT", ColumnType.Timestamp, 0), ("START_DT", ColumnType.Timestamp, 0),
        ("END_DT", ColumnType.Timestamp, 9), ("STATUS_CD", ColumnType.Text, 0), ("MASTER_BATCH_ID", ColumnType.Int64, 5121), ("PARAM_TXT", ColumnType.Text, 6631),
    ];

    private static ReportColumn[] Columns() => [.. Table.Select((column, i) => new ReportColumn(column.Name, i, column.Type, column.Nulls, Hash(column.Name)))];

    private static RoleRecord[] Roles() =>
    [
        new("activity", "PROCESS_ID", 92, 41, "high", "PROCESS_TYPE", [new("determines PROCESS_TYPE (g3 0.04 %)", 40), new("name token 'process'", 30), new("12 to 400 labels", 22)]),
        new("case", "PROCESS_QUEUE_ID", 88, 60, "high", null, [new("unique", 60), new("name token 'id'", 28)]),
        new("timestamp_end", "END_DT", 95, 55, "high", "START_DT", [new("after START_DT in 99.9 % of rows", 55), new("name token 'end'", 40)]),
        new("timestamp_start", "START_DT", 95, 40, "high", "ELIGIBLE_DT", [new("name token 'start'", 55), new("order", 40)]),
        new("resource", "LOCAL_MACHINE_ID", 48, 7, "low", "USER_ID", [new("name token 'machine'", 30), new("3 labels", 18)]),
    ];

    private static PluginIdentity Identity(string id) => new(id, "1.0.0", Hash(id + ".code"), Hash(id + ".manifest"), Hash(id + ".schema"));

    private static ReportExecution Execution(string id, string name, string type, ExecutionOutcome outcome, string justification, string? remedy = null, Exactness? seen = null, JsonObject? detectable = null, string[]? warnings = null) => new(
        Identity(id), name, type, outcome, justification, remedy,
        outcome is ExecutionOutcome.Findings or ExecutionOutcome.Clean ? seen ?? new("exact", Rows, Rows) : null, detectable,
        type == "process" ? new Dictionary<string, RoleUse>(StringComparer.Ordinal) { ["start"] = new("timestamp_start", "START_DT", "high"), ["end"] = new("timestamp_end", "END_DT", "high") } : new Dictionary<string, RoleUse>(StringComparer.Ordinal),
        type == "process" ? ["START_DT", "END_DT", "LOCAL_MACHINE_ID"] : [.. Table.Select(column => column.Name)],
        ["dataset:read"], Hash(id + ".settings"), "0123456789abcdef",
        outcome is ExecutionOutcome.Findings or ExecutionOutcome.Clean ? Hash(id + ".result") : null, warnings ?? []);

    private static ReportExecution[] Executions() =>
    [
        Execution("analysis_concurrency_reconstruction", "Concurrency reconstruction", "process", ExecutionOutcome.Findings, "6,685 intervals swept; 9 open rows left out, 7 with negative duration counted apart.", warnings: ["7 rows end before they start; they are not in the profile."]),
        Execution("dq_missingness", "Missing values", "profile", ExecutionOutcome.Clean, "66 indicator pairs tested, none passes q ≤ 0.05 and V ≥ 0.1.", detectable: new() { ["effect"] = "Cramér's V", ["value"] = 0.0342, ["power"] = 0.8 }),
        Execution("dq_temporal", "Order of times", "profile", ExecutionOutcome.Findings, "Six rules over 6,694 rows; two have violations."),
        Execution("process_capacity_whatif", "Capacity replay", "process", ExecutionOutcome.Findings, "Back-test passed: median absolute error 16 s, limit 60 s.", seen: new("sampled", 5000, Rows, "Philox reservoir")),
        Execution("process_queue_delay", "Queue delay", "process", ExecutionOutcome.Findings, "Waits of 6,690 jobs; 4 sentinel queue times left out."),
        Execution("profile_basic", "Profile", "profile", ExecutionOutcome.Clean, "12 columns profiled; nothing beyond the tables to report."),
        Execution("rel_numeric_corr", "Numeric correlation", "relation", ExecutionOutcome.NotApplicable, "Needs two numeric measures; the table has none (PROCESS_QUEUE_ID and MASTER_BATCH_ID are ids)."),
        Execution("vendor_scoring", "Vendor scoring", "analysis", ExecutionOutcome.Violation, "Tried to open /etc/passwd (openat), which its grant does not name; stopped at once.", "Ask its author why, or disable it: stat-harness plugins disable vendor_scoring"),
    ];

    private static ReportRun Run() => new(
        "019cad3a-7c10-7c6e-9b0e-5b7f8c1f2a90", Hash("fingerprint"), Hash("environment"), default, "dsv_" + Hash("version").Abbreviated,
        new("quorum_close_cycle.csv", Hash("raw"), 941_204, "csv", null, new("utf-8", false, ",", "\"", null, "lf", [new(",", 0.998, "12 fields in 6,695 of 6,695 rows"), new(";", 0.01, "one field")]), null, null, [], Hash("options")),
        new(6697, Rows, 2, 1, 0, 0, [new(4102, "SH2104", "Row has 11 fields; the header names 12.", "103999,QEMAIL,MAIL,SVC_MAIL,APP01"), new(5120, "SH2104", "Row has 13 fields; the header names 12.", "104998,JIB_CALC,CALC,a|b,<script>alert(1)</script>")],
            [.. Table.Select(column => new ColumnLedger(column.Name, column.Type, column.Type == ColumnType.Text ? ColumnType.Int64 : null, column.Type == ColumnType.Text ? "QPURGE" : null, column.Type == ColumnType.Text ? 2 : null, Rows - column.Nulls, column.Nulls, 0, 0, column.Nulls == 0 ? [] : [new("", column.Nulls)], null))]),
        [], new("none", 0, []),
        Start, Start.AddMilliseconds(4820), 4820, 2, "build-07",
        [
            Ran("analysis_concurrency_reconstruction", ExecutionOutcome.Findings, 900, 620, 1340), Ran("dq_missingness", ExecutionOutcome.Clean, 40, 12, 860),
            Ran("dq_temporal", ExecutionOutcome.Findings, 60, 30, 410), Ran("process_capacity_whatif", ExecutionOutcome.Findings, 2300, 1200, 2480),
            Ran("process_queue_delay", ExecutionOutcome.Findings, 2250, 1600, 980), Cached("profile_basic"),
            new("rel_numeric_corr", ExecutionOutcome.NotApplicable, false, null, [], "none", null, 0, 0, 0, 0, null, null, []),
            Ran("vendor_scoring", ExecutionOutcome.Violation, 3300, 3100, 95) with { Violations = [new("openat", "/etc/passwd", "killed", 1)] },
        ],
        ["appdata is on a file system without fsync guarantees."]);

    private static RunExecution Ran(string id, ExecutionOutcome outcome, double at, double waited, double lasted) =>
        new(id, outcome, false, null, ["never run"], "full", Start.AddMilliseconds(at), waited, lasted, lasted * 0.9, 96_000_000, 120_000, 30_000, []) { Budget = new(3_000, 512) };

    private static RunExecution Cached(string id) =>
        new(id, ExecutionOutcome.Clean, true, "019cad00-0000-7000-8000-000000000001", ["same code, settings, columns and seed"], "full", Start.AddMilliseconds(45), 0, 3, 2, 0, null, null, []);
}
