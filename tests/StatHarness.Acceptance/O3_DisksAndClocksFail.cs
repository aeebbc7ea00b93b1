using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance;

/// <summary>O3: a disk that fills up or turns read-only, a clock that jumps: nothing half-stored, one diagnostic.</summary>
public sealed class O3_DisksAndClocksFail(ITestOutputHelper log) : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    /// <summary>A file system of 6 MB of its own, with so much left of it: each amount ends the ingest somewhere else.</summary>
    [SkippableFact]
    public void a_disk_that_fills_up_at_any_point_is_one_diagnostic_and_the_next_try_succeeds()
    {
        var big = Path.Combine(workplace.Folder, "big.csv");
        Generated.Csv(big, 900_000);
        Desk.Table(workplace, 1);
        var steps = InNamespace("""
            mkdir -p appdata && mount -t tmpfs -o size=6m none appdata
            say first $harness ingest table1.csv
            for left in 4 40 100 400 900 1300 1700 2100; do
              free=$(df -k --output=avail appdata | tail -1)
              dd if=/dev/zero of=appdata/filler bs=1k count=$((free - left)) status=none
              say "left-$left" $harness ingest big.csv --json
              say "backup-$left" $harness db backup --json
              say "full-$left" $harness gc --keep-days 0 --json
              echo "leftovers $(find appdata/staging appdata/leases -type f | wc -l)"
              rm appdata/filler
              say "doctor-$left" $harness db doctor --objects
              say "delete-$left" $harness gc --keep-days 0 --json
            done
            say last $harness ingest big.csv
            say whole $harness db doctor --objects
            """);
        Assert.Equal(0, steps["first"]);
        Assert.All(steps.Where(step => step.Key.StartsWith("left-", StringComparison.Ordinal) || step.Key.StartsWith("backup-", StringComparison.Ordinal) || step.Key.StartsWith("full-", StringComparison.Ordinal)), step => Assert.Contains(step.Value, new[] { 0, 7 }));
        Assert.Contains(steps, step => step.Key.StartsWith("left-", StringComparison.Ordinal) && step.Value == 7);
        Assert.Contains(steps, step => step.Key.StartsWith("left-", StringComparison.Ordinal) && step.Value == 0);
        Assert.All(steps.Where(step => step.Key.StartsWith("doctor-", StringComparison.Ordinal) || step.Key.StartsWith("delete-", StringComparison.Ordinal)), step => Assert.Equal(0, step.Value));
        Assert.Equal((0, 0), (steps["last"], steps["whole"]));
    }

    [SkippableFact]
    public void a_file_system_that_turned_read_only_is_one_diagnostic_and_can_still_be_examined()
    {
        Desk.Table(workplace, 1);
        var steps = InNamespace("""
            mkdir -p appdata && mount -t tmpfs -o size=20m none appdata
            say first $harness ingest table1.csv
            mount -o remount,ro appdata
            say ingest $harness ingest table1.csv --json
            say list $harness runs list --json
            say gc $harness gc --keep-days 0 --json
            say restore $harness db restore --rebuild --json
            say doctor $harness db doctor --objects
            mount -o remount,rw appdata
            say again $harness ingest table1.csv
            """);
        Assert.Equal((0, 7, 7, 7, 7, 0, 0), (steps["first"], steps["ingest"], steps["list"], steps["gc"], steps["restore"], steps["doctor"], steps["again"]));
    }

    [Fact]
    public async Task a_clock_that_jumps_back_loses_nothing()
    {
        var clock = new SettableClock();
        using var session = Desk.Open(workplace, clock);
        var before = await Desk.RunAsync(session, Desk.Table(workplace, 1));
        clock.Now = clock.Now.AddDays(-400);
        var after = await Desk.RunAsync(session, Desk.Table(workplace, 2));
        foreach (var rule in new[] { new SweepOptions(), new SweepOptions { KeepDays = 1 } }) Assert.Empty(session.Retention.Sweep(rule).Removed);
        foreach (var run in new[] { before, after }) Assert.Empty(session.FindRun(run.RunId).Check());
        using (Desk.Open(workplace, clock)) { }
        clock.Now = clock.Now.AddDays(800);
        using (Desk.Open(workplace, clock)) { }
        session.Retention.PinRun(before.RunId);
        Assert.DoesNotContain(session.Retention.Sweep(new SweepOptions()).Removed, removal => removal.Subject == before.RunId);
        Assert.NotEqual("fail", Database.Examine(Desk.Options(workplace, clock), objects: true).Verdict);
        // What was made at those times is of no age once the clock is right again.
        session.Database.Backup();
        clock.Now = clock.Now.AddDays(-800);
        var backups = Database.Examine(Desk.Options(workplace, clock), objects: false).Checks.Single(check => check.Name == "backups");
        Assert.Contains("dated after now, since the clock was set back:", backups.Found, StringComparison.Ordinal);
        Assert.DoesNotContain("-", backups.Found.Split(" days old")[0], StringComparison.Ordinal);
    }

    /// <summary>Runs a script in mount and user namespaces of its own, as root there; <c>say</c> runs a step, prints its exit code, and demands one diagnostic of a failure.</summary>
    private Dictionary<string, int> InNamespace(string script)
    {
        const string Prelude = """
            say() {
              local name=$1 code=0; shift
              "$@" > out.txt 2> err.txt < /dev/null || code=$?
              echo "step $name $code"
              if [ "$code" -ne 0 ]; then head -c 600 err.txt; [ "$(grep -cE '^.*SH[0-9]{4}: ' err.txt)" -ge 1 ] || { [ "$2" = "db" ] || echo "no diagnostic"; }; fi
            }
            """;
        Skip.IfNot(OperatingSystem.IsLinux() && Works("mount -t tmpfs none /mnt"), "Needs user namespaces with mounts.");
        workplace.Write("steps.sh", $"harness=\"{Repository.Program}\"\n{Prelude}\n{script}\n");
        var start = new ProcessStartInfo("unshare", ["-Urm", "bash", "steps.sh"]) { WorkingDirectory = workplace.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("STATHARNESS_HOME");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var finished = Workplace.End(process, "steps in a namespace");
        log.WriteLine(finished.Output + finished.Error);
        Assert.DoesNotContain("no diagnostic", finished.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(finished.Output.Split('\n'), line => line.StartsWith("leftovers ", StringComparison.Ordinal) && line != "leftovers 0");
        return finished.Output.Split('\n').Where(line => line.StartsWith("step ", StringComparison.Ordinal)).Select(line => line.Split(' '))
            .ToDictionary(parts => parts[1], parts => int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    private static bool Works(string command)
    {
        using var probe = Process.Start(new ProcessStartInfo("unshare", ["-Urm", "sh", "-c", command]) { RedirectStandardError = true, RedirectStandardOutput = true });
        probe!.WaitForExit();
        return probe.ExitCode == 0;
    }
}
