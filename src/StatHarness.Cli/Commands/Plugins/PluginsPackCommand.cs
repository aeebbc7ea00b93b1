using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class PluginsPackCommand
{
    public static Command Create()
    {
        var command = new Command("pack", "Write a package as one zip to hand on: the same files give the same bytes on every machine.");
        var folder = PackageArgument.Create();
        Option<string> zip = new("--out") { Description = "Where the zip goes [default: <id>-<version>.zip in the current folder].", HelpName = "zip" };
        command.Arguments.Add(folder);
        command.Options.Add(zip);
        command.SetAction(parse =>
        {
            var packed = PluginAuthoring.Pack(parse.GetValue(folder)!, parse.GetValue(zip));
            Output.For(parse).Result(HarnessJson.Node(packed), () => string.Create(CultureInfo.InvariantCulture,
                $"{packed.Id} {packed.Version}: {packed.Files.Count} files, {packed.SizeBytes:N0} bytes in {packed.Zip}\nsha256 {packed.Sha256}{(packed.LeftOut.Count == 0 ? "" : $"\nLeft out: {string.Join(", ", packed.LeftOut)}")}"));
            return 0;
        });
        return command;
    }
}
