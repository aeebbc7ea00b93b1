using System.CommandLine;

namespace StatHarness.Cli.Commands;

internal static class PackageArgument
{
    public static Argument<string> Create() => new("folder") { Description = "Folder of the package, named as its id." };
}
