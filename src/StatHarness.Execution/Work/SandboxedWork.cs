using StatHarness.Core;
using StatHarness.Planning;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sandbox;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>Does work in confined workers: one a plugin, one for all that is to be compiled.</summary>
internal sealed class SandboxedWork
{
    // The worker itself ends a package that takes too long; this ends a worker that cannot.
    private static readonly TimeSpan CompileTimeAtAll = TimeSpan.FromSeconds(60), CompileTimeEach = TimeSpan.FromSeconds(20);
    private const long CompileMemoryBytes = 1L << 30;

    private readonly RunRequest run;
    private readonly List<long> ahead;

    public SandboxedWork(RunRequest run) => (this.run, ahead) = (run, Budgets(run));

    /// <summary>Workers start while the run is still being prepared.</summary>
    public void Begin() => run.Pool.Expect([.. ahead.Take(run.Workers)]);

    /// <summary>For a next run of the kind, while people look at this one.</summary>
    public void End() => run.Pool.Expect([.. Budgets(run).Take(run.KeepReady)], thorough: true);

    /// <summary>Of those that will need a worker, as far as the plan can know.</summary>
    private static List<long> Budgets(RunRequest run) =>
        [.. run.Plan.Executions.Where(planned => planned.Decision == Decisions.Run && (run.Fresh || !planned.Cached)).Select(planned => (long)planned.Budget.MemoryMb << 20)];

    private IReadOnlyList<long> Following(long memoryBytes)
    {
        lock (ahead)
        {
            ahead.Remove(memoryBytes);
            return [.. ahead.Take(run.Workers)];
        }
    }

    public async Task<WorkReply> ExecuteAsync(PluginWork work, CancellationToken cancellationToken)
    {
        var objects = run.AppData.Objects;
        var budget = work.Package.Manifest.Budget;
        var item = new WorkItem(
            WorkMessages.EncodeRun(objects.Read(work.Assembly), work.Request, run.StaticCheck),
            [.. work.Request.Columns.Select(column => column.Grant).Concat(work.Request.State is { } slice ? [slice] : []).Distinct(StringComparer.Ordinal).Select(digest => new Grant(digest, objects.PathOf(Digest.Parse(digest))))],
            new Budget(TimeSpan.FromMilliseconds(budget.TimeMs), (long)budget.MemoryMb << 20));
        var outcome = await run.Pool.RunAsync(item, Following(item.Budget.MemoryBytes), cancellationToken);
        var answer = outcome.End == WorkEnd.Completed ? WorkerAnswer.Of(work, outcome.Response) : WorkerAnswer.None;
        return new WorkReply(
            Ending(outcome.End), answer.Result, answer.Fault, [.. outcome.Violations.Select(v => new RunViolation(v.Syscall, v.Target, v.Action, v.Count)), .. answer.Refused],
            new WorkUse(outcome.Use.WallMs, outcome.Use.CpuMs, outcome.Use.PeakRssBytes, outcome.Use.ReadBytes, outcome.Use.WrittenBytes), LevelName(outcome.Isolation.Level), outcome.Explanation, outcome.StandardErrorTail)
        {
            Artifacts = answer.Artifacts,
            Queries = answer.Queries,
        };
    }

    public async Task<CompileAnswer> CompileAsync(IReadOnlyList<PluginPackage> packages, CancellationToken cancellationToken)
    {
        var item = new WorkItem(WorkMessages.EncodeCompile(packages, run.StaticCheck), [], new Budget(CompileTimeAtAll + CompileTimeEach * packages.Count, CompileMemoryBytes));
        var outcome = await run.Pool.RunAsync(item, ahead: [], cancellationToken);
        if (outcome.End == WorkEnd.Canceled) return new CompileAnswer(Nothing, null, Canceled: true);
        if (outcome.End != WorkEnd.Completed) return new CompileAnswer(Nothing, $"The compiler stopped ({Ending(outcome.End)}): {outcome.Explanation}", Canceled: false);
        try
        {
            var scripts = new Dictionary<string, CompiledScript>(StringComparer.Ordinal);
            foreach (var entry in WorkMessages.DecodeCompileReply(outcome.Response).Entries)
            {
                scripts[entry.Plugin] = Checked(entry);
            }
            return new CompileAnswer(scripts, null, Canceled: false);
        }
        catch (DiagnosticException e)
        {
            return new CompileAnswer(Nothing, e.Diagnostic.Message, Canceled: false);
        }
    }

    private static IReadOnlyDictionary<string, CompiledScript> Nothing { get; } = new Dictionary<string, CompiledScript>(StringComparer.Ordinal);

    /// <summary>The compiler ran on a stranger's source: what it made is read here before it is stored.</summary>
    private CompiledScript Checked(CompileEntry entry)
    {
        if (entry.Assembly is not { } assembly) return new CompiledScript(null, entry.Problems);
        var problems = run.StaticCheck ? AssemblyCheck.Problems(entry.Plugin, assembly) : [];
        return problems.Count == 0 ? new CompiledScript((ReadOnlyMemory<byte>?)assembly, entry.Problems) : new CompiledScript(null, problems);
    }

    private static WorkEnding Ending(WorkEnd end) => end switch
    {
        WorkEnd.Completed => WorkEnding.Completed,
        WorkEnd.Timeout => WorkEnding.Timeout,
        WorkEnd.MemoryLimit => WorkEnding.MemoryLimit,
        WorkEnd.OutputLimit => WorkEnding.OutputLimit,
        WorkEnd.TooManyViolations => WorkEnding.TooManyViolations,
        WorkEnd.Canceled => WorkEnding.Canceled,
        WorkEnd.ProtocolError => WorkEnding.ProtocolError,
        _ => WorkEnding.Crashed,
    };

    internal static string LevelName(IsolationLevel level) => level switch
    {
        IsolationLevel.Full => "full",
        IsolationLevel.Reduced => "reduced",
        _ => "process_only",
    };
}
