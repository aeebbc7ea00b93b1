// Three tiers of the same findings. No number without a claim: each line carries the id of the finding it rests on.
var results = Upstream.All.ToList();
var findings = results.SelectMany(result => result.Findings)
    .OrderByDescending(finding => finding.Severity)
    .ThenBy(finding => finding.MeasurementType == "modeled" ? 1 : 0)
    .ThenByDescending(finding => finding.Evidence.RowCount)
    .ThenBy(finding => finding.FindingId)
    .ToList();

object Claim(Finding finding) => new
{
    claim_id = finding.FindingId,
    finding.Plugin,
    finding.Kind,
    finding.Statement,
    severity = finding.Severity,
    finding.MeasurementType,
    finding.Value,
    finding.Unit,
    evidence_rows = finding.Evidence.RowCount,
};

var business = findings.Where(finding => finding.Severity >= Severity.Medium).Take((int)Config.BusinessFindings).ToList();
var notFound = results.Where(result => result.Findings.Count == 0)
    .Select(result => new { plugin = result.Plugin, status = result.Status, reason_code = result.ReasonCode, reason = result.Reason, rows_seen = result.LookedAt.RowsSeen, detectable = result.Detectable })
    .ToList();

Report.Output(new
{
    business = business.Select(Claim).ToArray(),
    engineering = findings.Select(Claim).ToArray(),
    raw = results.Select(result => new { plugin = result.Plugin, findings = result.Findings.Select(finding => finding.FindingId).ToArray(), warnings = result.Warnings }).ToArray(),
    not_found = notFound,
});
Report.Table("business", "What matters most", [("claim", null), ("severity", null), ("statement", null)],
    business.Select(finding => new object?[] { finding.FindingId.Abbreviated, finding.Severity.ToString().ToLowerInvariant(), finding.Statement }), findings.Count(finding => finding.Severity >= Severity.Medium));
Report.Table("not_found", "Looked for and not found", [("plugin", null), ("reason", null)], notFound.Select(entry => new object?[] { entry.plugin, entry.reason }));
Report.Clean("bundle_complete", $"{findings.Count} findings of {results.Count} plugins are bundled; {notFound.Count} plugins found nothing and say why.");
