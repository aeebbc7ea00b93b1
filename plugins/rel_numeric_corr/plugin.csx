// Every pair of number columns. All pairs are reported, so that the false discovery rate counts what was looked at.
var numbers = Dataset.NumberColumns.Where(column => Dataset.Grant(column.Name).Role != "row_id").Select(column => Dataset.Numbers(column)).ToList();
var usable = new List<NumberSeries>();
foreach (var series in numbers)
{
    var present = series.Present();
    if (present.Length < 3 || present.All(value => value.Equals(present[0]))) Report.Warn($"{series.Name} is constant or has fewer than 3 values: no correlation is defined.");
    else if (usable.FirstOrDefault(other => other.Values.SequenceEqual(series.Values)) is { } same) Report.Warn($"{series.Name} equals {same.Name}: it is left out, so that it cannot buy significance.");
    else usable.Add(series);
}
if (usable.Count > Config.MaxColumns)
{
    Report.Warn($"Only the first {Config.MaxColumns} of {usable.Count} number columns are paired; raise max_columns for all.");
    usable.RemoveRange(Config.MaxColumns, usable.Count - Config.MaxColumns);
}

var pairs = new List<object>();
var rows = new List<object?[]>();
var weakest = 0.0;
for (var i = 0; i < usable.Count; i++)
    for (var j = i + 1; j < usable.Count; j++) Pair(usable[i], usable[j]);

Report.Output(new { columns = usable.Select(series => series.Name).ToArray(), pairs });
if (pairs.Count == 0)
    Report.Clean("no_numeric_pair", $"{numbers.Count} number columns, {usable.Count} of them usable: there is no pair to compare.");
else
{
    Report.Detectable(new { effect = "abs_r", minimum = weakest, power = 0.8, alpha = 0.05, of = "the pair with the least information" });
    Report.Table("pairs", "Correlation of number columns", [("x", null), ("y", null), ("n", "rows"), ("Pearson r", "1"), ("95 % low", "1"), ("95 % high", "1"), ("Spearman ρ", "1"), ("Kendall τ-b", "1"), ("p", "1")], rows.Take(5000), rows.Count);
}

void Pair(NumberSeries x, NumberSeries y)
{
    var (pearson, spearman, kendall) = (Correlation.Pearson(x.Values, y.Values), Correlation.Spearman(x.Values, y.Values), Correlation.Kendall(x.Values, y.Values));
    if (pearson.N < 4 || double.IsNaN(pearson.Estimate))
    {
        Report.Warn($"{x.Name} and {y.Name} have {pearson.N} complete pairs with spread; 4 are needed.");
        return;
    }
    var effective = Correlation.EffectiveN(x.Values, y.Values);
    var p = double.IsNaN(effective) ? pearson.PValue : Correlation.PValue(pearson.Estimate, effective);
    if (double.IsNaN(p)) p = pearson.PValue;
    var strength = Math.Abs(pearson.Estimate);
    var minimum = Correlation.MinimumDetectable(double.IsNaN(effective) ? pearson.N : effective);
    weakest = Math.Max(weakest, minimum);
    pairs.Add(new
    {
        x = x.Name, y = y.Name, n_pairs = pearson.N, n_effective = effective,
        pearson_r = pearson.Estimate, pearson_t = pearson.Statistic, p_pearson = pearson.PValue, pearson_ci95 = new[] { pearson.ConfLow, pearson.ConfHigh },
        spearman_rho = spearman.Estimate, p_spearman = spearman.PValue,
        kendall_tau_b = kendall.Estimate, kendall_z = kendall.Statistic, p_kendall = kendall.PValue,
    });
    rows.Add([x.Name, y.Name, pearson.N, pearson.Estimate, pearson.ConfLow, pearson.ConfHigh, spearman.Estimate, kendall.Estimate, p]);
    var gated = pearson.N > 5000 && strength < Config.MinAbsR;
    Report.Measured("correlation", new { x = x.Name, y = y.Name },
        FormattableString.Invariant($"{x.Name} and {y.Name} correlate with r = {pearson.Estimate:0.000} (95 % {pearson.ConfLow:0.000} to {pearson.ConfHigh:0.000}) over {pearson.N} rows.")
            + (gated ? " With so many rows that is too weak to matter." : ""),
        value: pearson.Estimate, unit: "1",
        severity: gated || p > 0.05 ? Severity.Note : strength >= 0.7 ? Severity.Medium : strength >= 0.3 ? Severity.Low : Severity.Note,
        metrics: new { spearman_rho = spearman.Estimate, kendall_tau_b = kendall.Estimate, p_independent_rows = pearson.PValue, smallest_detectable_abs_r = minimum },
        statistics: Report.Tested("pearson", "correlation", pearson.N, "row", estimate: pearson.Estimate, statistic: pearson.Statistic, df: pearson.Df, pValue: p,
            confLow: pearson.ConfLow, confHigh: pearson.ConfHigh, confLevel: 0.95, effectSize: pearson.Estimate, effectName: "r", nEffective: effective),
        evidence: Rows(Array.Empty<int>(), [x.Name, y.Name]),
        caveats: effective < 0.9 * pearson.N ? [FormattableString.Invariant($"Rows follow each other: the {pearson.N} pairs carry the information of {effective:0} independent ones; p is for those.")] : null);
}
