using StatHarness.Core;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sandbox;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>Does work in confined workers: one a plugin, one for all that is to be compiled.</summary>
internal sealed class SandboxedWork(RunRequest run) : IAsyncDisposable
{
    // Above the compiler's own limit, which names the cause: a loaded machine is no reason to call a script bad.
    private static readonly TimeSpan CompileTimeEach = TimeSpan.FromSeconds(75);
    private const long CompileMemoryBytes = 1L << 30;

    private readonly WorkerLauncher _launcher = new(run.WorkerPath, run.Policy);

    public async Task<WorkReply> ExecuteAsync(PluginWork work, CancellationToken cancellationToken)
    {
        var objects = run.AppData.Objects;
        var budget = work.Package.Manifest.Budget;
        var item = new WorkItem(
            WorkMessages.EncodeRun(objects.Read(work.Assembly), work.Request),
            [.. work.Request.Columns.Select(column => column.Grant).Distinct(StringComparer.Ordinal).Select(digest => new Grant(digest, objects.PathOf(Digest.Parse(digest))))],
            new Budget(TimeSpan.FromMilliseconds(budget.TimeMs), (long)budget.MemoryMb << 20));
        var outcome = await _launcher.RunAsync(item, cancellationToken);
        var (result, fault) = outcome.End == WorkEnd.Completed ? Decode(work, outcome.Response) : (null, null);
        return new WorkReply(
            Ending(outcome.End), result, fault,
            [.. outcome.Violations.Select(v => new RunViolation(v.Syscall, v.Target, v.Action, v.Count))],
            new WorkUse(outcome.Use.WallMs, outcome.Use.CpuMs, outcome.Use.PeakRssBytes), LevelName(outcome.Isolation.Level), outcome.Explanation, outcome.StandardErrorTail);
    }

    public async Task<CompileAnswer> CompileAsync(IReadOnlyList<PluginPackage> packages, CancellationToken cancellationToken)
    {
        var item = new WorkItem(WorkMessages.EncodeCompile(packages, run.StaticCheck), [], new Budget(CompileTimeEach * packages.Count, CompileMemoryBytes));
        var outcome = await _launcher.RunAsync(item, cancellationToken);
        if (outcome.End == WorkEnd.Canceled) return new CompileAnswer(Nothing, null, Canceled: true);
        if (outcome.End != WorkEnd.Completed) return new CompileAnswer(Nothing, $"The compiler stopped ({Ending(outcome.End)}): {outcome.Explanation}", Canceled: false);
        try
        {
            var scripts = new Dictionary<string, CompiledScript>(StringComparer.Ordinal);
            foreach (var entry in WorkMessages.DecodeCompileReply(outcome.Response).Entries)
            {
                scripts[entry.Plugin] = new CompiledScript(entry.Assembly is { } assembly ? (ReadOnlyMemory<byte>?)assembly : null, entry.Problems);
            }
            return new CompileAnswer(scripts, null, Canceled: false);
        }
        catch (DiagnosticException e)
        {
            return new CompileAnswer(Nothing, e.Diagnostic.Message, Canceled: false);
        }
    }

    public ValueTask DisposeAsync() => _launcher.DisposeAsync();

    private static IReadOnlyDictionary<string, CompiledScript> Nothing { get; } = new Dictionary<string, CompiledScript>(StringComparer.Ordinal);

    /// <summary>The worker is not believed: what it says is read by the schema and held against what was asked.</summary>
    private static (PluginResult? Result, WorkFault? Fault) Decode(PluginWork work, ReadOnlyMemory<byte> response)
    {
        try
        {
            return WorkMessages.DecodeRunReply(response) switch
            {
                RunReply.Ok ok => Read(ok.Result, work),
                RunReply.Failed failed => (null, new WorkFault(ScriptCodes.IsBadFinding(failed.Problem), failed.Problem.ToString(), ScriptCodes.IsOutOfMemory(failed.Problem))),
                _ => throw new System.Diagnostics.UnreachableException("A reply is one of two."),
            };
        }
        catch (DiagnosticException e)
        {
            return (null, new WorkFault(InvalidOutput: true, e.Diagnostic.ToString()));
        }
    }

    private static (PluginResult? Result, WorkFault? Fault) Read(ReadOnlyMemory<byte> bytes, PluginWork work)
    {
        var reading = PluginResultReader.Read(bytes, work.Package, work.Request.RowsTotal);
        return reading.Result is { } result ? (result, null) : (null, new WorkFault(InvalidOutput: true, string.Join(" ", reading.Problems.Select(problem => problem.ToString()))));
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
