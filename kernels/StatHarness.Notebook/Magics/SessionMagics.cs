using System.Text;
using StatHarness.Core;

namespace StatHarness.Notebook;

internal static class SessionMagics
{
    public static Magic Doctor { get; } = new("doctor", "Checks this installation: versions, storage, isolation in force, plugins. Changes nothing.", [])
    {
        Run = call =>
        {
            call.Show(call.Globals.Harness.Doctor());
            return Task.CompletedTask;
        },
    };

    public static Magic Help { get; } = new(
        "help",
        "Lists the magics, or shows one with its parameters.",
        [new("magic", ParameterType.Text, "Name of a magic, with or without `#!`.")])
    {
        Run = call =>
        {
            call.Show(call.Arguments.Has("magic") ? One(call) : All());
            return Task.CompletedTask;
        },
    };

    private static HelpContent All()
    {
        var usages = MagicTable.All.Select(magic => (magic.Usage, magic.Summary))
            .Concat(Languages.Runnable.Select(language => ("#!" + language, MagicTable.LanguageSummary(language))));
        var text = new StringBuilder();
        foreach (var (usage, summary) in usages) text.Append(usage).Append("\n    ").Append(summary).Append('\n');
        text.Append("\n%name and %%name are accepted too, at the top of a cell.\n");
        return new(text.ToString(), MagicTable.Markdown());
    }

    private static HelpContent One(MagicCall call)
    {
        var name = call.Arguments.Text("magic")!.TrimStart('#', '!', '%');
        var magic = MagicTable.Find(name)
            ?? throw NotebookDiagnostics.UnknownMagic(call.Arguments.Place("magic"), name, NearestName.Of(name, MagicTable.All.Select(magic => magic.Name)));
        var text = new StringBuilder($"{magic.Usage}\n    {magic.Summary}\n");
        var markdown = new StringBuilder($"`{magic.Usage}`\n\n{magic.Summary}\n");
        if (magic.Parameters.Count > 0) markdown.Append("\n| parameter | meaning | default |\n|---|---|---|\n");
        foreach (var parameter in magic.Parameters)
        {
            text.Append($"\n  {parameter.Name}\n    {parameter.Summary}{(parameter.Default is null ? "" : $" Default: {parameter.Default}.")}\n");
            markdown.Append($"| `{parameter.Name}` | {parameter.Summary} | {parameter.Default} |\n");
        }
        return new(text.ToString(), markdown.ToString());
    }
}
