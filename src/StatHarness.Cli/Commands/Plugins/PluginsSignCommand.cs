using System.CommandLine;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Plugins;

namespace StatHarness.Cli.Commands;

internal static class PluginsSignCommand
{
    public static Command Create()
    {
        var command = new Command("sign", "Sign a package: signature.json goes into its folder, or into its zip, which is rewritten in canonical form.");
        var path = PluginArguments.Path();
        Option<string> key = new("--key") { Description = "File of the private key.", HelpName = "file", Required = true };
        command.Arguments.Add(path);
        command.Options.Add(key);
        command.SetAction(parse =>
        {
            var signed = PackageSigning.Sign(parse.GetValue(path)!, parse.GetValue(key)!);
            Output.For(parse).Result(HarnessJson.Node(signed), () => $"Signed {signed.Id} {signed.Version}: {signed.File}\nBundle sha256 {signed.BundleSha256}\nKey {signed.Key}");
            return 0;
        });
        return command;
    }
}
