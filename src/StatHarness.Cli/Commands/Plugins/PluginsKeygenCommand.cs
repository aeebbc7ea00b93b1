using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Plugins;

namespace StatHarness.Cli.Commands;

internal static class PluginsKeygenCommand
{
    public static Command Create()
    {
        var command = new Command("keygen", "Make a publisher's key pair (ECDSA P-256): the private key in a file that only you can read, the public one beside it as .pub.");
        Argument<string> file = new("file") { Description = "File for the private key; nothing is overwritten." };
        command.Arguments.Add(file);
        command.SetAction(parse =>
        {
            var path = Path.GetFullPath(parse.GetValue(file)!);
            var fingerprint = PublisherKeys.Generate(path);
            Output.For(parse).Result(
                Output.Object(("private_key", path), ("public_key", path + ".pub"), ("fingerprint", fingerprint.ToString())),
                () => $"Private key {path}: keep it to yourself.\nPublic key  {path}.pub: give it to who shall trust you.\nFingerprint {fingerprint}");
            return 0;
        });
        return command;
    }
}
