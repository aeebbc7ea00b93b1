using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>UX-01, U1: nothing runs on data that nobody confirmed.</summary>
public sealed class UX_01_IdentityIsConfirmed : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void without_a_terminal_a_confirmation_is_required()
    {
        var finished = workplace.Run("run", Repository.CloseCycle, "--json").Expect(6);
        Assert.Contains("--expect", (string)finished.Json["diagnostic"]!["hint"]!, StringComparison.Ordinal);
        Assert.Equal("[]", workplace.Run("runs", "list", "--json").Expect(0).Output.Trim());
    }

    [Fact]
    public void the_expected_hash_is_accepted_and_another_refused()
    {
        var dataset = workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json;
        foreach (var name in new[] { "raw_sha256", "data_hash" })
            workplace.Run("run", Repository.CloseCycle, "--expect", (string)dataset[name]!, "--plugins", "profile_basic").Expect(0);
        var refused = workplace.Run("run", Repository.CloseCycle, "--expect", new string('0', 64), "--json").Expect(6);
        Assert.Contains((string)dataset["data_hash"]!, (string)refused.Json["diagnostic"]!["message"]!, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("n", 6)]
    [InlineData("y", 0)]
    public void in_a_terminal_the_card_is_shown_and_confirmed_once(string answer, int exit)
    {
        Skip.IfNot(File.Exists("/usr/bin/script"), "Needs script(1) to make a terminal.");
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"{Repository.Program} run {Repository.CloseCycle} --plugins profile_roles", "/dev/null"])
        {
            WorkingDirectory = workplace.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("CI");
        using var terminal = Process.Start(start)!;
        terminal.StandardInput.WriteLine(answer);
        terminal.StandardInput.Flush();
        var output = terminal.StandardOutput.ReadToEnd();
        terminal.WaitForExit();
        Assert.True(terminal.ExitCode == exit, output);
        Assert.Contains("Data hash", output, StringComparison.Ordinal);
        Assert.Equal(2, output.Split("[y/N]").Length);
    }

    [Fact]
    public void a_file_with_a_similar_name_and_other_content_is_refused()
    {
        var expected = (string)workplace.Run("ingest", Repository.CloseCycle, "--json").Expect(0).Json["data_hash"]!;
        var other = workplace.Write("close_cycle.csv", File.ReadAllText(Repository.CloseCycle).Replace("QPURGE", "QPURGF", StringComparison.Ordinal));
        workplace.Run("run", other, "--expect", expected).Expect(6);
    }
}
