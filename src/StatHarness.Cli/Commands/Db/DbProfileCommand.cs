using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class DbProfileCommand
{
    public static Command Create()
    {
        var command = new Command("profile", "Show or set how surely commits of the catalogue are kept: safe, balanced or fast.");
        Argument<string?> name = new("name") { Description = "safe, balanced or fast; left out, the profile in force is shown.", DefaultValueFactory = _ => null };
        command.Arguments.Add(name);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var profile = parse.GetValue(name) is { } given ? session.Database.SetProfile(given) : session.Database.Profile;
            Output.For(parse).Result(HarnessJson.Node(profile), () => $"{profile.Name}: {profile.Promise}");
            return 0;
        });
        return command;
    }
}
