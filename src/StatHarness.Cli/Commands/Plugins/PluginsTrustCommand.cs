using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Plugins;

namespace StatHarness.Cli.Commands;

internal static class PluginsTrustCommand
{
    public static Command Create()
    {
        var command = new Command("trust", "Whose signatures count here.");
        command.Subcommands.Add(Add());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Remove());
        return command;
    }

    private static Command Add()
    {
        var command = new Command("add", "Trust a publisher. A signature shows who made a package; it approves nothing.");
        Argument<string> name = new("name") { Description = "How you call the publisher." };
        Option<string> key = new("--key") { Description = "File of the public key.", HelpName = "file", Required = true };
        command.Arguments.Add(name);
        command.Options.Add(key);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            Show(parse, session.Inventory.TrustPublisher(parse.GetValue(name)!, parse.GetValue(key)!));
            return 0;
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "The publishers that are trusted.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            Show(parse, session.Inventory.Trust);
            return 0;
        });
        return command;
    }

    private static Command Remove()
    {
        var command = new Command("remove", "Trust a publisher no longer. What was approved stays approved.");
        Argument<string> name = new("name") { Description = "Name, or first 8 or more digits of the fingerprint." };
        command.Arguments.Add(name);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            Show(parse, session.Inventory.DistrustPublisher(parse.GetValue(name)!));
            return 0;
        });
        return command;
    }

    private static void Show(ParseResult parse, TrustFile trust) => Output.For(parse).Result(HarnessJson.Node(trust), () => trust.Publishers.Count == 0
        ? "Nobody is trusted: packages are approved by their hash." : string.Join('\n', trust.Publishers.Select(publisher => $"{publisher.Fingerprint}  {publisher.Name}")));
}
