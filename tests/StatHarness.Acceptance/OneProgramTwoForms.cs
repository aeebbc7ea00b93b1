using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>On Linux x64 the command line is machine code (ADR 0015); what it does is what the managed program does.</summary>
public sealed class OneProgramTwoForms : IDisposable
{
    private readonly Workplace native = new(), managed = new();

    public void Dispose()
    {
        native.Dispose();
        managed.Dispose();
    }

    [SkippableFact]
    public void the_program_starts_without_a_runtime()
    {
        OnlyWhereItIsMade();
        var start = new ProcessStartInfo(Repository.Program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("DOTNET", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_ROOT"] = native.Folder;
        start.Environment["PATH"] = native.Folder;
        using var process = Process.Start(start)!;
        Workplace.End(process, "--version").Expect(0);
    }

    [SkippableFact]
    public void both_read_the_same_dataset_out_of_a_file()
    {
        OnlyWhereItIsMade();
        var text = "when;amount;code;who\n" + string.Concat(Enumerable.Range(1, 3000).Select(row => $"2024-0{(row % 9) + 1}-17 08:0{row % 10}:00;{row * 37 % 1009},{row % 100:D2};00{row % 50};person {row % 7}@example.org\n")) + "2024-01-01;1\n";
        string[] ingest = ["ingest", "table.csv", "--json"], profile = ["profile", "table.csv", "--json"];
        foreach (var place in new[] { native, managed }) place.Write("table.csv", text);
        Assert.Equal(Timeless(OnRuntime(ingest)), Timeless(native.Run(ingest).Expect(0).Json));
        Assert.Equal(Timeless(OnRuntime(profile)), Timeless(native.Run(profile).Expect(0).Json));
    }

    [SkippableFact]
    public void a_run_of_one_is_the_run_of_the_other()
    {
        OnlyWhereItIsMade();
        string[] run = ["run", Repository.CloseCycle, "--yes", "--json"];
        var first = native.Run(run).Expect(0).Json;
        var second = OnRuntime(run);
        Assert.Equal((string)first["run_fingerprint"]!, (string)second["run_fingerprint"]!);
        Assert.Equal((string)first["report_hash"]!, (string)second["report_hash"]!);
        // On one appdata, what one did answers the other.
        Assert.True((bool)OnRuntime(["run", Repository.CloseCycle, "--yes", "--json", "--appdata", native.AppData])["reused"]!);
    }

    [SkippableFact]
    public void cells_are_left_to_the_managed_program()
    {
        OnlyWhereItIsMade();
        native.Write("one.dib", "#!csharp\n\n1 + 1\n");
        Assert.True((bool)native.Run("notebook", "run", "one.dib", "--json").Expect(0).Json["succeeded"]!);
        Assert.Contains("one.dib: 1 of 1 code cells ran.", native.Run("notebook", "run", "one.dib").Expect(0).Output, StringComparison.Ordinal);
    }

    /// <summary>Where it should be made and is not, the tests fail: a runtime would hide it.</summary>
    private static void OnlyWhereItIsMade()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && (File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang")), "The program is compiled to machine code on Linux x64 with a C linker only.");
        Assert.True(new FileInfo(Repository.Program).Length > 4 << 20, $"'{Repository.Program}' is the starter of the managed program.");
    }

    private JsonNode OnRuntime(string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Managed, .. arguments]) { WorkingDirectory = managed.Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        return Workplace.End(process, string.Join(' ', arguments)).Expect(0).Json;
    }

    private static string Timeless(JsonNode node)
    {
        foreach (var name in new[] { "first_seen", "accepted_at", "seconds" }) (node as JsonObject)?.Remove(name);
        return node.ToJsonString();
    }
}
