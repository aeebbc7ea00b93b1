// {{name}}: columns in which one value stands in nearly every row.
// The script runs from the first line to the last. docs/plugins.md lists what is in scope without `using`.

var found = new List<(string Column, string Value, double Share)>();
foreach (var column in Dataset.Columns)                // needs.columns is "all" in plugin.json, so every column is granted
{
    var labels = Dataset.Labels(column);               // any type as categories: codes from 0, -1 where missing
    if (labels.Distinct == 0) continue;
    var top = labels.ByCount()[0];                     // ties are broken by label, never by chance
    var rows = Enumerable.Range(0, Dataset.Rows).Where(row => labels.Codes[row] == top).ToList();
    var share = (double)rows.Count / Dataset.Rows;
    if (share < Config.Share) continue;                // Config is config.schema.json, typed: "share" is Config.Share
    found.Add((column.Name, labels.Label(top), share));
    Report.Measured("dominant_value",
        subject: ("column", column.Name),              // what it is about; never a measured value, since this names the finding from run to run
        statement: $"{column.Name} is '{labels.Label(top)}' in {rows.Count} of {Dataset.Rows} rows ({100 * share:0.#} %).",
        value: share, unit: "1",                       // a value needs a unit; a ratio has the unit 1
        severity: Severity.Low,
        evidence: Rows(rows, [column.Name], $"{column.Name} = {labels.Label(top)}"));
}

// Your own numbers, held to output.schema.json.
Report.Output(new { Dominated = found.Select(entry => new { entry.Column, entry.Value, entry.Share }) });

// Without a finding a script says why there is none: nothing found is a result too.
if (found.Count == 0) Report.Clean("no_dominant_value", $"In none of {Dataset.Names.Count} columns does one value stand in {100 * Config.Share:0.#} % of {Dataset.Rows} rows.");
