// {{name}}: how many findings each plugin has, by severity.
// A report reads the results of other plugins instead of columns: needs.upstream is "all" in plugin.json, so it runs after them.
// depends_on names one that must have run, so that the fixture has something to read.

var rows = Upstream.All                                // by plugin id, so the order is the same in every run
    .Select(result => (
        result.Plugin,
        Findings: result.Findings.Count(finding => finding.Severity >= Severity.Low),    // severities are ordered: low and all above
        Serious: result.Findings.Count(finding => finding.Severity >= Severity.Medium)))
    .ToList();

Report.Table("by_plugin", "Findings by plugin", [("plugin", null), ("findings", "1"), ("medium or higher", "1")],
    rows.Take(Config.Most).Select(row => new object?[] { row.Plugin, row.Findings, row.Serious }), rowTotal: rows.Count);

// Your own numbers, held to output.schema.json.
Report.Output(new { Plugins = rows.Select(row => new { row.Plugin, row.Findings, row.Serious }) });

var total = rows.Sum(row => row.Findings);
if (total == 0)
    Report.Clean("no_findings", $"None of {rows.Count} plugins has a finding of severity low or higher.");
else
    Report.Measured("findings_by_plugin",
        subject: ("table", "dataset"),                 // what it is about; never a measured value, since this names the finding from run to run
        statement: $"{rows.Count(row => row.Findings > 0)} of {rows.Count} plugins have {total} findings of severity low or higher, {rows.Sum(row => row.Serious)} of them medium or higher.",
        value: total, unit: "findings");
