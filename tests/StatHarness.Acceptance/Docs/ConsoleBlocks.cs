using System.Diagnostics;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Docs;

/// <summary>What README and docs show in console blocks is what a shell prints.</summary>
public sealed partial class ConsoleBlocks
{
    [Fact]
    public void console_blocks_of_the_readme_run()
    {
        var commands = Commands(File.ReadAllText(Path.Combine(Repository.Root, "README.md"))).ToList();
        Assert.True(commands.Count >= 3, "The README shows at least three commands.");
        var program = new FileInfo(Repository.Program).Length;
        foreach (var (command, expected) in commands)
        {
            // This very test is part of `./dev test`: running it here would never end.
            if (command == "./dev test") continue;
            var (exit, output) = Shell(command);
            Assert.True(exit == 0, $"`{command}` ended with {exit}:\n{output}");
            Assert.Contains(expected.Trim(), output, StringComparison.Ordinal);
        }
        Assert.True(program == new FileInfo(Repository.Program).Length, "A command of the README put another program in the place of the built one.");
    }

    private static IEnumerable<(string Command, string Expected)> Commands(string markdown)
    {
        foreach (Match block in Block().Matches(markdown))
            foreach (var step in ("\n" + block.Groups[1].Value).Split("\n$ ", StringSplitOptions.RemoveEmptyEntries))
            {
                var lines = step.Split('\n', 2);
                yield return (lines[0].Trim(), lines.Length > 1 ? lines[1] : "");
            }
    }

    private static (int Exit, string Output) Shell(string command)
    {
        using var home = new Workplace();
        var start = new ProcessStartInfo("bash", ["-c", command + " 2>&1"]) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.Environment["STATHARNESS_HOME"] = home.AppData;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    [GeneratedRegex("```console\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
