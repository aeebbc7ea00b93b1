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
            // Before the name is forgotten: what came by this key goes on running, and whoever revokes a key must know.
            var before = session.Inventory.List();
            var trust = session.Inventory.DistrustPublisher(parse.GetValue(name)!);
            var named = trust.Publishers.Select(publisher => publisher.Name).ToHashSet(StringComparer.Ordinal);
            Show(parse, trust, [.. before.Where(entry => entry is { State: "enabled", Publisher: { } publisher } && !named.Contains(publisher)).Select(entry => entry.Identity.Id)]);
            return 0;
        });
        return command;
    }

    private static void Show(ParseResult parse, TrustFile trust, params IReadOnlyList<string> running) => Output.For(parse).Result(HarnessJson.Node(trust), () => (trust.Publishers.Count == 0
        ? "Nobody is trusted: packages are approved by their hash." : string.Join('\n', trust.Publishers.Select(publisher => $"{publisher.Fingerprint}  {publisher.Name}")))
        + string.Concat(running.Select(id => $"\nStill enabled, signed by that key: {id}. `stat-harness plugins disable {id}` stops it.")));
}
