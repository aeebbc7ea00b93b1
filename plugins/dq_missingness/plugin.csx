// What is missing, in which rows together, in blocks or at the end, and whether it depends on another column.
var columns = Dataset.Columns.ToList();
var missing = columns.Select(column => Enumerable.Range(0, Dataset.Rows).Where(column.IsNull).ToArray()).ToList();
var gappy = Enumerable.Range(0, columns.Count).Where(i => missing[i].Length > 0).ToList();
var found = 0;

foreach (var i in gappy) Column(columns[i], missing[i]);
Patterns();
foreach (var i in gappy.Where(i => missing[i].Length < Dataset.Rows)) Screen(columns[i], missing[i]);

Report.Table("columns", "Missing values per column", [("column", null), ("missing", "rows"), ("share", "1"), ("longest run", "rows"), ("missing at the end", "rows")],
    gappy.OrderByDescending(i => missing[i].Length).ThenBy(i => i).Select(i => new object?[] { columns[i].Name, missing[i].Length, Share(missing[i].Length), LongestRun(missing[i]).Length, Tail(missing[i]) }));
if (gappy.Count == 0) Report.Clean("nothing_missing", $"None of the {columns.Count} columns has a missing value in {Dataset.Rows} rows.");
else if (found == 0)
    Report.Clean("little_missing", FormattableString.Invariant($"{gappy.Count} columns have missing values, each less than {100 * Config.Share:0.#} %, and there is no other column to test their dependence on."));

double Share(int count) => Dataset.Rows == 0 ? 0 : (double)count / Dataset.Rows;

(int From, int Length) LongestRun(int[] rows)
{
    var (best, from, start) = (0, 0, 0);
    for (var i = 0; i < rows.Length; i++)
    {
        if (i > 0 && rows[i] != rows[i - 1] + 1) start = i;
        if (i - start + 1 > best) (best, from) = (i - start + 1, rows[start]);
    }
    return (from, best);
}

int Tail(int[] rows)
{
    var length = 0;
    while (length < rows.Length && rows[rows.Length - 1 - length] == Dataset.Rows - 1 - length) length++;
    return length;
}

void Column(Column column, int[] rows)
{
    var share = Share(rows.Length);
    var everything = rows.Length == Dataset.Rows;
    if (share >= Config.Share)
    {
        found++;
        Report.Measured(everything ? "dq_empty_column" : "dq_missing_values", ("column", column.Name),
            everything ? $"{column.Name} has no value in any of {Dataset.Rows} rows." : FormattableString.Invariant($"{column.Name} is missing in {rows.Length} of {Dataset.Rows} rows ({100 * share:0.#} %)."),
            value: share, unit: "1", severity: share >= 0.5 ? Severity.Medium : Severity.Low, metrics: new { count = rows.Length, share },
            evidence: Rows(rows, [column.Name], $"{column.Name} is missing"));
    }
    var run = LongestRun(rows);
    // With a share s missing independently, a run of k has probability about n·s^k; 1e-6 is no accident.
    if (everything || run.Length < 10 || DetMath.Log(Dataset.Rows) + run.Length * DetMath.Log(share) > DetMath.Log(1e-6)) return;
    found++;
    var atEnd = Tail(rows) == run.Length;
    Report.Measured("dq_missing_block", ("column", column.Name),
        $"{column.Name} is missing in {run.Length} rows in a row, from row {run.From}{(atEnd ? " to the end of the table" : "")}: too long for chance.",
        value: run.Length, unit: "rows", severity: Severity.Low, metrics: new { length = run.Length, first_row = run.From },
        attributes: new { at_end = atEnd }, evidence: Rows(Enumerable.Range(run.From, Math.Min(run.Length, 200)), [column.Name]));
}

ReadOnlyMemory<bool> Flags(int[] rows)
{
    var flags = new bool[Dataset.Rows];
    foreach (var row in rows) flags[row] = true;
    return flags;
}

void Patterns()
{
    var flags = columns.Select((_, i) => Flags(missing[i])).ToList();
    var patterns = MissingPatterns.Of(Dataset.Rows, flags);
    Report.Output(new
    {
        complete_rows = patterns.CompleteRows,
        columns = columns.Select((column, i) => new { name = column.Name, missing = missing[i].Length }).ToArray(),
        patterns = patterns.Patterns.Take(100).Select(pattern => new { pattern = pattern.Pattern, count = pattern.Count, first_row = pattern.FirstRow }).ToArray(),
        patterns_total = patterns.Patterns.Count,
    });
}

// One finding per column: its strongest dependence, with p corrected for the columns it was compared with (Bonferroni).
void Screen(Column column, int[] rows)
{
    var indicator = new int[Dataset.Rows];
    foreach (var row in rows) indicator[row] = 1;
    var tests = columns.Where(other => other.Name != column.Name)
        .Select(other => (Other: other, Labels: Dataset.Labels(other)))
        .Where(other => other.Labels.Distinct >= 2 && other.Labels.Distinct <= Config.MaxLevels)
        .Select(other => (other.Other, Test: Association.Of(indicator, 2, other.Labels.Codes, other.Labels.Distinct)))
        .Where(other => !double.IsNaN(other.Test.PValue) && !double.IsNaN(other.Test.CramersVCorrected))
        .OrderBy(other => other.Test.PValue).ThenByDescending(other => other.Test.CramersVCorrected).ThenBy(other => other.Other.Name, StringComparer.Ordinal)
        .ToList();
    if (tests.Count == 0) return;
    found++;
    var (strongest, test) = tests[0];
    var p = Math.Min(1, test.PValue * tests.Count);
    var strong = test.CramersVCorrected >= Config.MinV && p < 0.05;
    Report.Measured("missing_depends", ("column", column.Name),
        FormattableString.Invariant($"Whether {column.Name} is missing {(strong ? "depends on" : "does not visibly depend on another column; strongest is")} {strongest.Name} (Cramér's V {test.CramersVCorrected:0.000}, {tests.Count} columns compared)."),
        value: test.CramersVCorrected, unit: "1", severity: strong ? Severity.Low : Severity.Note,
        metrics: new { chi_square = test.ChiSquare, cells_expected_below_5 = test.CellsExpectedBelow5, columns_compared = tests.Count },
        attributes: new { on = strongest.Name },
        statistics: Report.Tested("chi_square", "missingness", test.N, "row", estimate: test.CramersVCorrected, statistic: test.ChiSquare, df: test.Df, pValue: p, effectSize: test.CramersVCorrected, effectName: "cramers_v"),
        evidence: Rows(Array.Empty<int>(), [column.Name, strongest.Name]),
        caveats: test.CellsExpectedBelow5 > 0 ? [$"{test.CellsExpectedBelow5} cells expect fewer than 5 rows: the tail of χ² is doubtful."] : null);
}
