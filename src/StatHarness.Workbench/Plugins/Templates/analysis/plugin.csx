// {{name}}: which amounts lie far outside of the bulk of their column (Tukey's fences).
// The script runs from the first line to the last. docs/plugins.md lists what is in scope without `using`.

var amounts = Dataset.Numbers(Role("amount"));        // a double per row, NaN where missing; "amount" is a name under needs.roles of plugin.json
var quartiles = Quantiles.Of(amounts.Values, [0.25, 0.75]);    // numerics come from StatHarness.Statistics: the same bits on every machine
var reach = Config.Fence * (quartiles[1] - quartiles[0]);      // Config is config.schema.json, typed: "fence" is Config.Fence
var (low, high) = (quartiles[0] - reach, quartiles[1] + reach);

// The rows that show it, the farthest first: evidence keeps the first 200. Rows count from 0; a missing one is in no finding.
var far = amounts.PresentRows()
    .Where(row => amounts.Values[row] < low || amounts.Values[row] > high)
    .OrderByDescending(row => Math.Max(low - amounts.Values[row], amounts.Values[row] - high))
    .ToList();

// Your own numbers, held to output.schema.json: Present is written as "present".
Report.Output(new { Present = amounts.Count, Far = far.Count, Low = low, High = high });

// A script ends in exactly one way: it could not look, it found nothing and says so, or it has findings.
if (amounts.Count < 4)
    Report.NotApplicable("too_few_values", $"{amounts.Name} holds {amounts.Count} values; quartiles of fewer than 4 say nothing.");
else if (far.Count == 0)
    Report.Clean("none_far_out", $"None of {amounts.Count} values of {amounts.Name} lies outside of {low:0.##} to {high:0.##}.");
else
    Report.Measured("far_out_values",
        subject: ("column", amounts.Name),            // what it is about; never a measured value, since this names the finding from run to run
        statement: $"{far.Count} of {amounts.Count} values of {amounts.Name} lie outside of {low:0.##} to {high:0.##}.",
        value: far.Count, unit: "rows",               // a value needs a unit
        severity: Severity.Low,
        metrics: new { Share = (double)far.Count / amounts.Count },
        evidence: Rows(far, query: $"{amounts.Name} < {low:0.##} or {amounts.Name} > {high:0.##}"));
