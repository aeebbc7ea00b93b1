using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Reporting;

/// <summary>The one order of every collection in a report, whatever order the parts came in.</summary>
public static class ReportOrder
{
    public static ReportRecord Canonical(ReportRecord report)
    {
        var columns = report.Dataset.Columns.OrderBy(column => column.Index).ThenBy(column => column.Name, StringComparer.Ordinal).ToArray();
        var place = columns.Select((column, index) => (column.Name, index)).DistinctBy(pair => pair.Name, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        return report with
        {
            Dataset = report.Dataset with
            {
                Columns = columns,
                Roles = [.. report.Dataset.Roles.OrderBy(role => role.Role, StringComparer.Ordinal).ThenBy(role => role.Column, StringComparer.Ordinal)],
            },
            Executions = [.. report.Executions.OrderBy(execution => execution.Identity.Id, StringComparer.Ordinal).Select(execution => Of(execution, place))],
            Findings = Ranked(report.Findings),
            Multiplicity = report.Multiplicity with { Families = [.. report.Multiplicity.Families.OrderBy(family => family.Family, StringComparer.Ordinal)] },
            Run = Of(report.Run),
        };
    }

    /// <summary>For people: severity falling, measured before modeled, q rising with none last, finding id.</summary>
    public static IReadOnlyList<Finding> Ranked(IEnumerable<Finding> findings) =>
    [
        .. findings.OrderByDescending(finding => finding.Severity)
            .ThenBy(finding => finding.MeasurementType == "measured" ? 0 : 1)
            .ThenBy(finding => finding.Statistics?.QValue ?? double.PositiveInfinity)
            .ThenBy(finding => finding.FindingId),
    ];

    private static ReportExecution Of(ReportExecution execution, Dictionary<string, int> place) => execution with
    {
        Columns = [.. execution.Columns.OrderBy(name => place.GetValueOrDefault(name, int.MaxValue)).ThenBy(name => name, StringComparer.Ordinal)],
        Capabilities = [.. execution.Capabilities.Order(StringComparer.Ordinal)],
        Warnings = [.. execution.Warnings.Order(StringComparer.Ordinal)],
    };

    private static ReportRun Of(ReportRun run) => run with
    {
        Executions = [.. run.Executions.OrderBy(execution => execution.Plugin, StringComparer.Ordinal).Select(execution => execution with
        {
            Violations = [.. execution.Violations.OrderBy(v => v.Syscall, StringComparer.Ordinal).ThenBy(v => v.Target, StringComparer.Ordinal).ThenBy(v => v.Action, StringComparer.Ordinal).ThenBy(v => v.Count)],
        })],
        Warnings = [.. run.Warnings.Order(StringComparer.Ordinal)],
    };
}
