using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Terminal;

/// <summary>Results go to standard output, as text or as one JSON document; everything else goes to standard error.</summary>
internal sealed class Output(bool json, bool debug)
{
    public bool Json { get; } = json;

    public bool Debug { get; } = debug;

    public static Output For(ParseResult parse) => new(parse.GetValue(GlobalOptions.Json), parse.GetValue(GlobalOptions.Debug));

    /// <param name="record">Written as JSON with <c>--json</c>.</param>
    /// <param name="text">Written otherwise.</param>
    public void Result(JsonNode record, Func<string> text) => Console.Out.WriteLine(Lines(record, text));

    /// <summary>What <see cref="Result"/> writes.</summary>
    public string Lines(JsonNode record, Func<string> text) => Json ? record.ToJsonString(HarnessJson.Indented) : Visible.Lines(text().TrimEnd('\n'));

    public int Fail(Diagnostic diagnostic, ExitCode exit, Exception cause)
    {
        if (Json)
        {
            var error = new JsonObject { ["diagnostic"] = HarnessJson.Node(diagnostic), ["exit_code"] = (int)exit };
            Console.Out.WriteLine(error.ToJsonString(HarnessJson.Indented));
        }
        Visible.ToStandardError(diagnostic.ToString());
        if (Debug) Visible.ToStandardError(cause.ToString());
        return (int)exit;
    }

    public int Usage(ParseResult parse)
    {
        var command = parse.CommandResult.Command is RootCommand ? "" : parse.CommandResult.Command.Name + " ";
        var problem = UsageProblem.Of(parse, command);
        return Fail(problem, ExitCode.BadInput, new DiagnosticException(problem));
    }

    public static JsonObject Object(params (string Name, JsonNode? Value)[] members) =>
        new(members.Select(member => KeyValuePair.Create(member.Name, member.Value)));
}
