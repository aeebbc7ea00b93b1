using StatHarness.Execution;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sdk;
using StatHarness.UnitTests.PlanningRoom;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

/// <summary>EXEC-08: every outcome can be produced, and each says why and what to do.</summary>
public sealed class OutcomeTests : IDisposable
{
    private static readonly RunViolation Attempt = new("openat", "/etc/passwd", "EACCES", 2);
    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, ExecutionOutcome, RunOutcome, string> Endings => new()
    {
        { "findings", ExecutionOutcome.Findings, RunOutcome.Completed, "Looked at 10 of 10 rows (exact); 1 finding." },
        { "clean", ExecutionOutcome.Clean, RunOutcome.Completed, "Looked at 10 of 10 rows (exact). Nothing stood out." },
        { "not_applicable", ExecutionOutcome.NotApplicable, RunOutcome.Completed, "Looked at 10 of 10 rows (exact). Nothing stood out." },
        { "timeout", ExecutionOutcome.Timeout, RunOutcome.CompletedWithErrors, "Stopped at the end of its time budget of 1000 ms." },
        { "memory", ExecutionOutcome.LimitExceeded, RunOutcome.CompletedWithErrors, "Stopped at its memory limit of 256 MB." },
        { "heap", ExecutionOutcome.LimitExceeded, RunOutcome.CompletedWithErrors, "SH3121: The script of 'a' ran out of memory." },
        { "output", ExecutionOutcome.LimitExceeded, RunOutcome.CompletedWithErrors, "Stopped at its output limit: explained" },
        { "violation", ExecutionOutcome.Violation, RunOutcome.CompletedWithErrors, "Tried what its grant does not name: openat '/etc/passwd'." },
        { "swallowed", ExecutionOutcome.Violation, RunOutcome.CompletedWithErrors, "Tried what its grant does not name: openat '/etc/passwd'." },
        { "invalid", ExecutionOutcome.InvalidOutput, RunOutcome.CompletedWithErrors, "The result does not fit: no measurement_type" },
        { "torn", ExecutionOutcome.InvalidOutput, RunOutcome.CompletedWithErrors, "The worker's response is not complete: explained" },
        { "error", ExecutionOutcome.Error, RunOutcome.CompletedWithErrors, "The script failed: plugin.csx:3: division by zero" },
        { "crashed", ExecutionOutcome.Crashed, RunOutcome.CompletedWithErrors, "The worker died: explained" },
        { "canceled", ExecutionOutcome.Canceled, RunOutcome.Canceled, "The run was canceled before it was done." },
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task every_ending_has_its_outcome_its_reason_and_its_remedy(string ending, ExecutionOutcome outcome, RunOutcome run, string justification)
    {
        _bench.Answers["a"] = (work, _) => Task.FromResult(Answer(ending, work));
        var result = await _bench.RunAsync(TestPlugins.Of("a"));
        var execution = Assert.Single(result.Report.Executions);
        Assert.Equal((outcome, run, justification), (execution.Outcome, result.Report.Outcome, execution.Justification));
        Assert.Equal(outcome is ExecutionOutcome.Findings or ExecutionOutcome.Clean, execution.Remedy is null);
        Assert.Equal(run, result.Row.Outcome);
        Assert.Equal(ending == "findings" ? 1 : 0, result.Report.Findings.Count);
        Assert.Equal(Outcomes.IsFault(outcome), execution.ResultDigest is null);
    }

    [Fact]
    public async Task what_needs_a_missing_role_is_not_applicable_and_never_started()
    {
        var result = await _bench.RunAsync(TestPlugins.Of("a", role: "activity"));
        Assert.Equal((ExecutionOutcome.NotApplicable, RunOutcome.Completed), (result.Report.Executions[0].Outcome, result.Report.Outcome));
        Assert.Contains("needs role activity, found roles timestamp_start (t_start)", result.Report.Executions[0].Justification, StringComparison.Ordinal);
        Assert.Empty(_bench.Executed);
    }

    [Fact]
    public async Task what_is_not_selected_is_skipped()
    {
        Sdk.Packages.PluginPackage[] packages = [TestPlugins.Of("a"), TestPlugins.Of("b")];
        var result = await _bench.RunAsync(_bench.Request(_bench.Plan(packages, selection: ["a"]), packages));
        Assert.Equal([ExecutionOutcome.Findings, ExecutionOutcome.Skipped], result.Report.Executions.Select(execution => execution.Outcome));
        Assert.Equal(["a"], _bench.Executed);
        Assert.Equal(RunOutcome.Completed, result.Report.Outcome);
    }

    [Fact]
    public async Task what_depends_on_a_failure_is_blocked_and_a_report_goes_on_with_the_rest()
    {
        _bench.Answers["a"] = (_, _) => Task.FromResult(Bench.Reply(WorkEnding.Crashed));
        var result = await _bench.RunAsync(TestPlugins.Of("a"), TestPlugins.Of("b", dependsOn: ["a"]), TestPlugins.Of("c"), TestPlugins.Of("report", upstream: "all"));
        Assert.Equal(
            [ExecutionOutcome.Crashed, ExecutionOutcome.Blocked, ExecutionOutcome.Findings, ExecutionOutcome.Findings],
            result.Report.Executions.Select(execution => execution.Outcome));
        Assert.Contains("Depends on a", result.Report.Executions[1].Justification, StringComparison.Ordinal);
        Assert.Equal(["c"], _bench.Requests["report"].Upstream.Keys);
    }

    [Fact]
    public async Task a_dependency_that_is_not_installed_blocks_loudly()
    {
        var result = await _bench.RunAsync(TestPlugins.Of("a", dependsOn: ["nowhere"]));
        Assert.Equal((ExecutionOutcome.Blocked, RunOutcome.CompletedWithErrors), (result.Report.Executions[0].Outcome, result.Report.Outcome));
    }

    [Fact]
    public async Task a_script_that_does_not_compile_harms_nobody_else()
    {
        _bench.CompileProblems["a"] = "; expected";
        _bench.CompilerKillers.Add("b");
        var result = await _bench.RunAsync(TestPlugins.Of("a", code: "1"), TestPlugins.Of("b", code: "2"), TestPlugins.Of("c", code: "3"));
        Assert.Equal([ExecutionOutcome.Error, ExecutionOutcome.Error, ExecutionOutcome.Findings], result.Report.Executions.Select(execution => execution.Outcome));
        Assert.Contains("CS1002: ; expected", result.Report.Executions[0].Justification, StringComparison.Ordinal);
        Assert.Contains("The compiler died.", result.Report.Executions[1].Justification, StringComparison.Ordinal);
        // Halves, so that one package that ends the compiler among two hundred costs a few compilers, not two hundred.
        Assert.Equal(["a b c", "a", "b c", "b", "c"], _bench.Compiled);
    }

    [Fact]
    public async Task a_script_that_the_allowlist_refuses_is_a_recorded_violation()
    {
        _bench.Forbidden["a"] = "'System.IO.File' is not allowed: a plugin reads only what is granted to it.";
        var result = await _bench.RunAsync(TestPlugins.Of("a"));
        Assert.Equal((ExecutionOutcome.Violation, RunOutcome.CompletedWithErrors), (result.Report.Executions[0].Outcome, result.Report.Outcome));
        Assert.Contains("System.IO.File", result.Report.Executions[0].Justification, StringComparison.Ordinal);
        Assert.Equal(("allowlist", "refused"), result.Report.Run.Executions[0].Violations.Select(violation => (violation.Syscall, violation.Action)).Single());
        Assert.Empty(_bench.Executed);
    }

    [Fact]
    public void process_numbers_do_not_reach_the_report()
    {
        var verdict = Verdicts.Of(new(1, 1), Bench.Reply(WorkEnding.Completed, null, null, new RunViolation("openat", "/proc/4711/mem", "EACCES", 1)));
        Assert.DoesNotContain("4711", verdict.Justification, StringComparison.Ordinal);
    }

    private static WorkReply Answer(string ending, PluginWork work) => ending switch
    {
        "findings" or "clean" or "not_applicable" => Bench.Reply(Bench.Result(work, ending)),
        "timeout" => Bench.Reply(WorkEnding.Timeout),
        "memory" => Bench.Reply(WorkEnding.MemoryLimit),
        "heap" => Bench.Reply(WorkEnding.Completed, null, new WorkFault(false, "SH3121: The script of 'a' ran out of memory.", OutOfMemory: true)),
        "output" => Bench.Reply(WorkEnding.OutputLimit),
        "violation" => Bench.Reply(WorkEnding.TooManyViolations, null, null, Attempt),
        "swallowed" => Bench.Reply(WorkEnding.Completed, Bench.Result(work), null, Attempt),
        "invalid" => Bench.Reply(WorkEnding.Completed, null, new WorkFault(true, "no measurement_type")),
        "torn" => Bench.Reply(WorkEnding.ProtocolError),
        "error" => Bench.Reply(WorkEnding.Completed, null, new WorkFault(false, "plugin.csx:3: division by zero")),
        "crashed" => Bench.Reply(WorkEnding.Crashed),
        _ => Bench.Reply(WorkEnding.Canceled),
    };
}
