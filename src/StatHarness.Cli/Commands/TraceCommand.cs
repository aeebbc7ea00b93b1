using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Provenance;

namespace StatHarness.Cli.Commands;

internal static class TraceCommand
{
    public static Command Create()
    {
        var command = new Command("trace", "Where something came from and what came of it: upload, dataset, run, execution, result, artifact, report, finding.");
        Argument<string> id = new("id") { Description = "Id or digest of a run, dataset, upload, column, result, report or finding, or the beginning of one; or 'latest'.", DefaultValueFactory = _ => "latest" };
        Option<string> run = new("--run") { Description = "Only what belongs to this run, and what it came from.", HelpName = "run" };
        Option<string[]> kind = new("--kind") { Description = $"Only things of this kind; may be repeated. One of {string.Join(", ", LineageOptions.AllKinds)}.", HelpName = "kind" };
        kind.AcceptOnlyFromAmong([.. LineageOptions.AllKinds]);
        var limit = CountOption.Create("--limit", "Most neighbours of a kind that one thing shows.", 50);
        Option<string> format = new("--format") { Description = "text, md (with a Mermaid graph) or html.", HelpName = "format", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "md", "html");
        command.Arguments.Add(id);
        foreach (var option in new Option[] { run, kind, limit, format }) command.Options.Add(option);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var options = new LineageOptions(parse.GetValue(run), parse.GetValue(kind), parse.GetValue(limit) ?? 50);
            var trace = session.Trace(parse.GetValue(id)!, options);
            Output.For(parse).Result(HarnessJson.Node(trace.Record), () => parse.GetValue(format) switch { "md" => trace.Card.Markdown, "html" => trace.Card.Html, _ => trace.Card.Text });
            return 0;
        });
        return command;
    }
}
