using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

internal static class ReportMagics
{
    private static readonly string[] Severities = [.. Enum.GetNames<Severity>().Select(name => name.ToLowerInvariant())];

    public static Magic Report { get; } = new(
        "report",
        "Shows the report of the current run.",
        [new("--format", ParameterType.Choice, "Text, the page with its pictures, or the record.", Default: "md", Choices: ["md", "html", "json"])])
    {
        Run = call =>
        {
            call.Show(Content(call, call.RequireRun()));
            return Task.CompletedTask;
        },
    };

    public static Magic Findings { get; } = new(
        "findings",
        "Lists the findings of the current run, the most important first.",
        [
            new("--severity", ParameterType.Choice, "Least severity.", Default: "note", Choices: Severities),
            new("--plugin", ParameterType.Text, "Only findings of this plugin.", "id"),
            new("--kind", ParameterType.Text, "Only findings of this kind.", "kind"),
        ])
    {
        Run = call =>
        {
            ShowFindings(call, call.RequireRun());
            return Task.CompletedTask;
        },
    };

    public static Magic Timeline { get; } = new("timeline", "Shows when each plugin of the current run waited and ran.", [])
    {
        Run = call =>
        {
            call.Show(call.RequireRun().TimelineCard);
            return Task.CompletedTask;
        },
    };

    private static object Content(MagicCall call, Run run) => call.Arguments.Text("--format") switch
    {
        "html" => new PageContent(Read(call, run, "report.html")),
        "json" => HarnessJson.Node(run.Report),
        _ => new MarkdownContent(run.Markdown),
    };

    private static string Read(MagicCall call, Run run, string file)
    {
        var path = Path.Combine(run.Directory, file);
        return File.Exists(path) ? File.ReadAllText(path) : throw NotebookDiagnostics.NoReportFile(call.Place, file);
    }

    private static void ShowFindings(MagicCall call, Run run)
    {
        var least = Enum.Parse<Severity>(call.Arguments.Text("--severity")!, ignoreCase: true);
        var plugin = call.Arguments.Text("--plugin");
        var kind = call.Arguments.Text("--kind");
        Check(call, "--plugin", plugin, "plugin", run.Report.Executions.Select(execution => execution.Identity.Id));
        Check(call, "--kind", kind, "finding of kind", run.Findings.Select(finding => finding.Kind));
        call.Show(new FindingsContent(run.Findings, new(least, plugin, kind)));
    }

    /// <summary>A misspelt filter must not look like a clean result.</summary>
    private static void Check(MagicCall call, string parameter, string? name, string what, IEnumerable<string> known)
    {
        var names = known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (name is not null && !names.Contains(name))
            throw NotebookDiagnostics.NotInThisRun(call.Arguments.Place(parameter), what, name, NearestName.Of(name, names), names);
    }
}
