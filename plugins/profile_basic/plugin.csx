// Counts, spectrum, quantiles and moments of every column, over all rows.
double[] probabilities = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1];
var columns = Dataset.Columns.ToList();
var output = new SortedDictionary<string, object>(StringComparer.Ordinal);
var table = new List<object?[]>();
var drawn = 0;
var findings = 0;

foreach (var column in columns)
{
    var labels = Dataset.Labels(column);
    var spectrum = CodeProfile.Of(labels.Codes, labels.Distinct, Config.Top);
    var isNumber = column.Type is ColumnType.Int64 or ColumnType.Float64 or ColumnType.Decimal or ColumnType.Duration;
    output[column.Name] = isNumber ? Number(column, labels, spectrum) : Other(column, labels, spectrum);
    if (spectrum.Distinct == 1 && spectrum.Missing == 0)
    {
        findings++;
        Report.Measured("constant_column", ("column", column.Name), $"{column.Name} holds one value in all {Dataset.Rows} rows: {Shortened(labels.Label(0))}.", value: 1, unit: "values", evidence: Rows(Array.Empty<int>(), [column.Name]));
    }
    if (spectrum.Missing == 0 && spectrum.Distinct == Dataset.Rows && Dataset.Rows > 1)
    {
        findings++;
        Report.Measured("unique_column", ("column", column.Name), $"{column.Name} has a different value in each of {Dataset.Rows} rows: it can identify them.", value: Dataset.Rows, unit: "values", evidence: Rows(Array.Empty<int>(), [column.Name]));
    }
}

var duplicates = Dataset.DuplicateRows();
if (duplicates.Count > 0)
{
    findings++;
    Report.Measured("duplicate_rows", ("over", "all_columns"), $"{(duplicates.Count == 1 ? "1 row repeats" : $"{duplicates.Count} rows repeat")} an earlier row in every column.", value: duplicates.Count, unit: "rows",
        severity: Severity.Low, metrics: new { extra_rows = duplicates.Count }, evidence: Rows(duplicates.Select(duplicate => duplicate.Row)));
}
var complete = Enumerable.Range(0, Dataset.Rows).Count(row => columns.All(column => !column.IsNull(row)));
Report.Output(new { n_rows = Dataset.Rows, n_cols = columns.Count, complete_rows = complete, duplicate_rows_beyond_first = duplicates.Count, columns = output });
Report.Table("columns", "Columns", [("column", null), ("type", null), ("missing", "rows"), ("distinct", "values"), ("entropy", "nat"), ("smallest", null), ("median", null), ("largest", null), ("mean", null), ("sd", null)], table.Take(5000), table.Count);
if (findings == 0) Report.Clean("nothing_unusual", $"{columns.Count} columns of {Dataset.Rows} rows are profiled; none is constant or unique and no row repeats.");

object Number(Column column, LabelSeries labels, CodeProfile spectrum)
{
    var series = Dataset.Numbers(column);
    var moments = Moments.Of(series.Values);
    var quantiles = moments.N == 0 ? null : Quantiles.Of(series.Values, probabilities);
    var present = series.Present();
    if (series.Rounded > 0) Report.Warn($"{series.Rounded} values of {column.Name} do not fit a double exactly; its moments are of the nearest doubles, the values themselves are stored whole.");
    table.Add([column.Name, TypeName(column), spectrum.Missing, spectrum.Distinct, spectrum.EntropyNats, Finite(moments.Min), Finite(moments.Median), Finite(moments.Max), Finite(moments.Mean), Finite(moments.StdDev)]);
    if (drawn < Config.Figures && moments.N > 0 && spectrum.Distinct > 1) Draw(column, series, moments);
    return new
    {
        type = TypeName(column), n = spectrum.Rows, n_missing = spectrum.Missing, n_distinct = spectrum.Distinct, n_unique_once = spectrum.UniqueOnce, mode_count = spectrum.ModeCount, entropy_nats = spectrum.EntropyNats,
        n_zero = present.Count(value => value == 0), n_negative = present.Count(value => value < 0),
        min = moments.Min, max = moments.Max, mean = moments.Mean, sd = moments.StdDev, variance = moments.Variance, sum = moments.Sum, median = moments.Median, mad_raw = moments.MadRaw,
        skewness_adjusted = moments.SkewnessAdjusted, kurtosis_excess_adjusted = moments.KurtosisAdjusted, mean_ci95 = new[] { moments.ConfLow, moments.ConfHigh },
        quantiles = quantiles is null ? null : new { type = 7, probs = probabilities, values = quantiles },
        top = Top(labels, spectrum),
    };
}

object Other(Column column, LabelSeries labels, CodeProfile spectrum)
{
    var isTime = column.Type is ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampZoned;
    var present = isTime ? Dataset.Timestamps(column).PresentRows().Select(row => Dataset.Timestamps(column).Micros[row]).ToArray() : [];
    var (smallest, largest) = present.Length == 0 ? (null, null) : (Dataset.Timestamps(column).Text(present.Min()), Dataset.Timestamps(column).Text(present.Max()));
    table.Add([column.Name, TypeName(column), spectrum.Missing, spectrum.Distinct, spectrum.EntropyNats, smallest, null, largest, null, null]);
    if (!isTime && drawn < Config.Figures && spectrum.Distinct is > 1 and <= 1000 && spectrum.ModeCount > 1)
    {
        drawn++;
        Report.Bars($"values_{drawn}", $"Most frequent values of {column.Name}", $"{Shortened(labels.Label(spectrum.Top[0].Value))} is the most frequent, in {spectrum.ModeCount} rows.",
            spectrum.Top.Select(entry => Shortened(labels.Label(entry.Value))).ToArray(), spectrum.Top.Select(entry => (double)entry.Count).ToArray(), "rows", other: (int)Math.Max(0, spectrum.Distinct - spectrum.Top.Count));
    }
    return new
    {
        type = TypeName(column), n = spectrum.Rows, n_missing = spectrum.Missing, n_distinct = spectrum.Distinct, n_unique_once = spectrum.UniqueOnce, mode_count = spectrum.ModeCount, entropy_nats = spectrum.EntropyNats,
        earliest = smallest, latest = largest, top = Top(labels, spectrum),
    };
}

void Draw(Column column, NumberSeries series, Moments moments)
{
    var histogram = Histogram.Of(series.Values, wholeNumbers: column.Type == ColumnType.Int64);
    if (histogram.Counts.Count == 0) return;
    drawn++;
    Report.Histogram($"values_{drawn}", $"Distribution of {column.Name}", FormattableString.Invariant($"Half of the values are at most {moments.Median:G6}; they reach from {moments.Min:G6} to {moments.Max:G6}."),
        histogram.Edges, histogram.Counts, null, missing: histogram.Missing, marks: [new Mark(moments.Mean, "mean"), new Mark(moments.Median, "median")]);
}

object[] Top(LabelSeries labels, CodeProfile spectrum) => spectrum.Top.Select(entry => (object)new { value = Shortened(labels.Label(entry.Value)), count = entry.Count }).ToArray();

string Shortened(string text) => text.Length <= 80 ? text : text[..79] + "…";

string TypeName(Column column) => Dataset.Grant(column.Name).Type;

double? Finite(double value) => double.IsFinite(value) ? value : null;
