// What many plugins do, for a worker that waits anyway: each kind of value through the usual queries, summaries, tests, tables and pictures.
var columns = Dataset.Columns.ToList();
var output = new SortedDictionary<string, object>(StringComparer.Ordinal);
var table = new List<object?[]>();
foreach (var column in columns) output[column.Name] = Described(column);
var numbers = columns.Where(column => column.Type is ColumnType.Int64 or ColumnType.Float64).Select(column => Dataset.Numbers(column)).ToList();
var times = Dataset.Timestamps(Dataset.Column("at"));
var duplicates = Dataset.DuplicateRows();
var missing = columns.Select(column => Enumerable.Range(0, Dataset.Rows).Where(column.IsNull).ToArray()).ToList();
var gappy = Enumerable.Range(0, columns.Count).Where(i => missing[i].Length > 0).ToList();

Report.Output(new { n_rows = Dataset.Rows, complete = Enumerable.Range(0, Dataset.Rows).Count(row => columns.All(column => !column.IsNull(row))), duplicates = duplicates.Count, columns = output });
Correlate(numbers[0], numbers[3]);
Patterns();
Depends(columns[0], missing[0]);
InTime();
Report.Table("columns", "Columns", [("column", null), ("n", "rows"), ("mean", null)], table.Take(5000), table.Count);
Report.Table("missing", "Missing", [("column", null), ("missing", "rows")], gappy.OrderByDescending(i => missing[i].Length).ThenBy(i => i).Select(i => new object?[] { columns[i].Name, missing[i].Length }));
Report.Warn($"{duplicates.Count} rows repeat.");
Report.Measured("rows", ("over", "all_columns"), $"{duplicates.Count} rows repeat an earlier row.", value: duplicates.Count, unit: "rows", severity: Severity.Low,
    metrics: new { extra_rows = duplicates.Count }, attributes: new { values = new[] { "a" } }, evidence: Rows(duplicates.Select(duplicate => duplicate.Row)));

object Described(Column column)
{
    var labels = Dataset.Labels(column);
    var spectrum = CodeProfile.Of(labels.Codes, labels.Distinct, 10);
    var top = spectrum.Top.Select(entry => (object)new { value = labels.Label(entry.Value), count = entry.Count }).ToArray();
    var groups = Dataset.Labels(column).ByCount().Take(3).ToArray();
    if (column.Type is not (ColumnType.Int64 or ColumnType.Float64)) return new { type = column.Type.ToString(), n = spectrum.Rows, n_distinct = spectrum.Distinct, entropy_nats = spectrum.EntropyNats, groups = groups.Length, top };
    var series = Dataset.Numbers(column);
    var moments = Moments.Of(series.Values);
    var quantiles = Quantiles.Of(series.Values, [0, 0.25, 0.5, 0.75, 1]);
    var present = series.Present();
    table.Add([column.Name, spectrum.Distinct, double.IsFinite(moments.Mean) ? moments.Mean : null]);
    return new
    {
        type = column.Type.ToString(), n = spectrum.Rows, n_zero = present.Count(value => value == 0), n_negative = present.Count(value => value < 0), min = moments.Min, median = moments.Median, mad = moments.MadRaw,
        skewness = moments.SkewnessAdjusted, ci95 = new[] { moments.ConfLow, moments.ConfHigh }, quantiles = new { type = 7, values = quantiles }, top,
    };
}

void Correlate(NumberSeries x, NumberSeries y)
{
    var (pearson, spearman, kendall) = (Correlation.Pearson(x.Values, y.Values), Correlation.Spearman(x.Values, y.Values), Correlation.Kendall(x.Values, y.Values));
    var effective = Correlation.EffectiveN(x.Values, y.Values);
    var p = Correlation.PValue(pearson.Estimate, effective);
    var minimum = Correlation.MinimumDetectable(pearson.N);
    Report.Detectable(new { effect = "abs_r", minimum, power = 0.8, alpha = 0.05, of = "all" });
    Report.Output(new { pairs = new[] { new { x = x.Name, y = y.Name, r = pearson.Estimate, rho = spearman.Estimate, tau = kendall.Estimate, p, same = x.Values.SequenceEqual(y.Values) } } });
    Report.Measured("correlation", new { x = x.Name, y = y.Name }, FormattableString.Invariant($"{x.Name} and {y.Name} correlate with r = {pearson.Estimate:0.000} over {pearson.N} rows."), value: pearson.Estimate, unit: "1",
        statistics: Report.Tested("pearson", "correlation", pearson.N, "row", estimate: pearson.Estimate, statistic: pearson.Statistic, df: pearson.Df, pValue: pearson.PValue, confLow: pearson.ConfLow, confHigh: pearson.ConfHigh,
            confLevel: 0.95, effectSize: pearson.Estimate, effectName: "r", nEffective: effective),
        evidence: Rows(Array.Empty<int>(), [x.Name, y.Name]), assumptions: ["rows are independent"], caveats: ["a rehearsal"]);
}

void Patterns()
{
    var flags = missing.Select(Flags).ToList();
    var patterns = MissingPatterns.Of(Dataset.Rows, flags);
    Report.Output(new { patterns = patterns.Patterns.Take(100).Select(pattern => new { pattern = pattern.Pattern, count = pattern.Count, first_row = pattern.FirstRow }).ToArray(), complete_rows = patterns.CompleteRows });
}

ReadOnlyMemory<bool> Flags(int[] rows)
{
    var flags = new bool[Dataset.Rows];
    foreach (var row in rows) flags[row] = true;
    return flags;
}

void Depends(Column column, int[] rows)
{
    var indicator = new int[Dataset.Rows];
    foreach (var row in rows) indicator[row] = 1;
    var tests = columns.Where(other => other.Name != column.Name)
        .Select(other => (Other: other, Labels: Dataset.Labels(other)))
        .Where(other => other.Labels.Distinct is >= 2 and <= 50)
        .Select(other => (other.Other, Test: Association.Of(indicator, 2, other.Labels.Codes, other.Labels.Distinct)))
        .Where(other => !double.IsNaN(other.Test.PValue))
        .OrderBy(other => other.Test.PValue).ThenByDescending(other => other.Test.CramersVCorrected).ThenBy(other => other.Other.Name, StringComparer.Ordinal)
        .ToList();
    Report.Output(new { tests = tests.Count, runs = Math.Min(1, DetMath.Log(Dataset.Rows)) });
}

void InTime()
{
    var rows = times.PresentRows().Where(row => times.Micros[row] % 2 == 0).ToArray();
    var present = times.PresentRows().Select(row => times.Micros[row]).ToArray();
    var texts = rows.Select(row => times.Text(times.Micros[row])).Distinct().Order(StringComparer.Ordinal).ToArray();
    var resolution = present.Aggregate(0L, (gcd, value) => Math.Max(gcd, value - present[0]));
    var series = numbers[0];
    var histogram = Histogram.Of(series.Values, wholeNumbers: false);
    Report.Histogram("values", "Values", FormattableString.Invariant($"Half of the values are at most {histogram.Edges[0]:G6}."), histogram.Edges, histogram.Counts, null, missing: histogram.Missing, marks: [new Mark(1, "mean")]);
    var labels = Dataset.Labels(Dataset.Column("label")).ByCount().ToList();
    Report.Bars("labels", "Labels", "a is the most frequent.", ["a", "b"], [2.0, 1.0], "rows", other: 0);
    Report.Output(new { earliest = times.Text(present.Min()), latest = times.Text(present.Max()), resolution_seconds = (double)resolution / 1_000_000, texts = string.Join(", ", texts.Take(3)), labels = labels.Count, zone = times.Zone });
}
