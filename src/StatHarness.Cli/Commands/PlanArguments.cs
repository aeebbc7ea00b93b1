using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

/// <summary>What shapes a plan: which plugins, which settings, which seed.</summary>
internal sealed class PlanArguments
{
    private readonly Option<string[]> plugins = new("--plugins") { Description = "Only these plugins, by id, comma separated; the others are reported as skipped.", HelpName = "ids" };
    private readonly Option<string[]> settings = new("--set") { Description = "One setting of this run alone, as plugin.key=value; may be repeated.", HelpName = "setting" };
    private readonly Option<string> from = new("--settings-from") { Description = "Take the settings of this run instead of the project's: run id, a unique prefix of one, or 'latest'.", HelpName = "run" };
    private readonly Option<string> seed = new("--seed") { Description = "Run seed, 16 hex digits [default: the same for every run].", HelpName = "hex" };

    public PlanArguments(Command command)
    {
        foreach (var option in new Option[] { plugins, settings, from, seed }) command.Options.Add(option);
    }

    /// <summary>Whether settings of this run alone are given: secrets may be among them, which no file may hold.</summary>
    public bool GivesSettings(ParseResult parse) => parse.GetResult(settings) is not null || parse.GetResult(from) is not null;

    /// <summary>Beside an approved plan there is nothing to choose: only what no file holds may be given.</summary>
    /// <exception cref="Core.DiagnosticException">SH7008: more was given.</exception>
    public IReadOnlyList<string> Secrets(ParseResult parse) => new Option[] { plugins, seed }.FirstOrDefault(option => parse.GetResult(option) is not null) is { } choice
        ? throw new Core.DiagnosticException(CliDiagnostics.PlanIsFixed(choice.Name))
        : parse.GetValue(settings) ?? [];

    public PlanOptions Read(ParseResult parse) => new()
    {
        Plugins = parse.GetValue(plugins) is { Length: > 0 } ids ? [.. ids.SelectMany(id => id.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))] : null,
        Settings = parse.GetValue(settings) ?? [],
        SettingsFrom = parse.GetValue(from),
        Seed = parse.GetValue(seed),
    };
}
