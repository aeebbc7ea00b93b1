using System.Text;

namespace StatHarness.Notebook;

/// <summary>All magics. Adding one is adding a value here.</summary>
public static class MagicTable
{
    /// <summary>In the order in which one needs them.</summary>
    public static IReadOnlyList<Magic> All { get; } =
    [
        DatasetMagics.Ingest,
        DatasetMagics.Identity,
        RunMagics.Plan,
        RunMagics.Run,
        ReportMagics.Report,
        ReportMagics.Findings,
        ReportMagics.Timeline,
        TraceMagics.Trace,
        SettingsMagics.Settings,
        SessionMagics.Doctor,
        SessionMagics.Help,
    ];

    public static Magic? Find(string name) => All.FirstOrDefault(magic => string.Equals(magic.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The table of <c>docs/notebooks.md</c>: a row per magic, a list of parameters below.</summary>
    public static string Markdown()
    {
        var text = new StringBuilder("| magic | what it does |\n|---|---|\n");
        foreach (var magic in All) text.Append($"| `{magic.Usage.Replace("|", "\\|", StringComparison.Ordinal)}` | {magic.Summary} |\n");
        foreach (var language in Languages.Runnable) text.Append($"| `#!{language}` | {LanguageSummary(language)} |\n");
        text.Append("\n| parameter | of | meaning | default |\n|---|---|---|---|\n");
        foreach (var magic in All)
        {
            foreach (var parameter in magic.Parameters)
                text.Append($"| `{parameter.Name}` | `#!{magic.Name}` | {parameter.Summary} | {parameter.Default} |\n");
        }
        return text.ToString();
    }

    internal static string LanguageSummary(string language) => language switch
    {
        Languages.CSharp => "The following lines are C#.",
        Languages.Markdown => "The following lines are Markdown, shown rendered.",
        Languages.Html => "The following lines are HTML, shown as they are.",
        _ => "The following lines are a Mermaid diagram.",
    };
}
