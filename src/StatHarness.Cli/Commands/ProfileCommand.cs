using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class ProfileCommand
{
    public static Command Create()
    {
        var command = new Command("profile", "Show what is in each column of a table: exact counts, distinct values, quartiles, mean, sd, most frequent values.");
        var data = new DataArgument(command);
        Option<int> top = new("--top") { Description = "How many frequent values to list of each column, 0 to 1000 [default: 10].", HelpName = "n", DefaultValueFactory = _ => 10 };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1000) result.AddError("--top takes 0 to 1000.");
        });
        command.Options.Add(top);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var dataset = await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false);
            var profile = await dataset.ProfileAsync(parse.GetValue(top), cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(HarnessJson.Node(profile), () => profile.Card.Text);
            return 0;
        });
        return command;
    }
}
