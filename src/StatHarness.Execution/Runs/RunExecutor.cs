using StatHarness.Core;
using StatHarness.Planning;
using StatHarness.Scripting;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

/// <summary>Runs a plan exactly as planned: schedule, execute, judge, merge, publish.</summary>
public sealed class RunExecutor
{
    private readonly ExecuteWork _execute;
    private readonly CompileWork _compile;
    private readonly Func<PluginPackage, Digest> _compileKey;

    private readonly Action _begin;

    /// <param name="begin">Called when it is sure that something will run.</param>
    internal RunExecutor(ExecuteWork execute, CompileWork compile, Func<PluginPackage, Digest> compileKey, Action? begin = null)
    {
        _execute = execute;
        _compile = compile;
        _compileKey = compileKey;
        _begin = begin ?? (() => { });
    }

    /// <summary>
    /// A run of the same fingerprint that completed answers at once, unless the request is for a fresh one. A canceled run is
    /// published with what was done. What goes wrong with one plugin is its outcome, never an exception.
    /// </summary>
    /// <exception cref="DiagnosticException">SH4201: the plan is not of this dataset, these packages or this environment. Or the harness cannot write.</exception>
    public static async Task<RunResult> ExecuteAsync(RunRequest request, IProgress<RunEvent>? progress = null, CancellationToken cancellationToken = default)
    {
        var work = new SandboxedWork(request);
        var result = await new RunExecutor(work.ExecuteAsync, work.CompileAsync, package => CompileKey.Of(package, request.Environment), work.Begin).RunAsync(request, progress, cancellationToken);
        work.End();
        return result;
    }

    internal async Task<RunResult> RunAsync(RunRequest request, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
    {
        var packages = request.Packages.ToDictionary(package => package.Manifest.Id, StringComparer.Ordinal);
        PlanCheck.Holds(request, packages);
        var warnings = new RunWarnings();
        if (!request.Fresh && EarlierRun.Find(request.AppData, request.Plan.RunFingerprint, warnings.Add) is { } earlier) return earlier;

        _begin();
        var manifest = ManifestOf.Run(request, packages, request.AppData.Time.GetUtcNow());
        try
        {
            return await RunAsync(manifest, request, packages, warnings, progress, cancellationToken);
        }
        catch (Exception e)
        {
            Abandon(request.AppData, manifest.RunId, e);
            if (e is IOException or UnauthorizedAccessException) throw ExecutionDiagnostics.CannotWrite(manifest.RunId, request.AppData.Root, e);
            throw;
        }
    }

    /// <summary>When not even that can be written, the lease that ends with this process tells the next one.</summary>
    private static void Abandon(AppData appData, string runId, Exception cause)
    {
        try
        {
            appData.Runs.Abandon(runId, RunOutcome.Failed, cause is DiagnosticException known ? known.Diagnostic.Message : cause.Message);
        }
        catch (DiagnosticException)
        {
            // The cause is what is thrown.
        }
    }

    private async Task<RunResult> RunAsync(
        RunManifest manifest, RunRequest request, Dictionary<string, PluginPackage> packages,
        RunWarnings warnings, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
    {
        var directory = request.AppData.Runs.Begin(manifest);
        using var log = new RunLog(directory, request.AppData.Time);
        try
        {
            return await RunInAsync(directory, manifest, request, packages, warnings, log, progress, cancellationToken);
        }
        catch (Exception e)
        {
            log.Failed(e is DiagnosticException known ? known.Diagnostic.Message : e.Message);
            throw;
        }
    }

    private async Task<RunResult> RunInAsync(
        RunDirectory directory, RunManifest manifest, RunRequest request, Dictionary<string, PluginPackage> packages,
        RunWarnings warnings, RunLog log, IProgress<RunEvent>? progress, CancellationToken cancellationToken)
    {
        var start = request.AppData.Time.GetTimestamp();
        var files = new RunFiles(directory);
        files.Plan(request.Plan, packages);
        log.Planned(request.Plan);
        Tell(RunEventKind.Planned, 0);

        using var compiled = new CompiledPlugins(request.AppData, _compile, _compileKey, request.ShippedAssemblies);
        var ahead = request.Plan.Executions.Where(planned => planned.Decision == Decisions.Run && (request.Fresh || !planned.Cached)).Select(planned => packages[planned.Identity.Id]).ToList();
        await compiled.PrepareAsync(ahead, Compiling, cancellationToken);

        var plugin = new PluginExecution(request, manifest.RunId, new ResultCache(request.AppData, warnings.Add), compiled, _execute, new GrantedObjects(request.AppData.Objects), files);
        var finished = await new RunSession(request, packages, plugin, log, progress).RunAsync(cancellationToken);

        if (log.Problem is { } problem) warnings.Add(problem);
        var end = request.AppData.Time.GetUtcNow();
        var merged = ReportMerge.Of(request, packages, manifest, finished, end, warnings.All);
        var report = merged.Record;
        // The disk takes what is there while the documents are made, and these while all is hashed.
        var flushed = directory.FlushSoFarAsync();
        RunDocuments.Write(directory, merged);
        await flushed;
        log.Merged(report.Outcome, report.Findings.Count, report.Run.Warnings);
        log.Dispose();
        flushed = directory.FlushSoFarAsync();
        var final = manifest with { Completion = new RunCompletion(report.Outcome, end, report.Run.ReportHash, directory.Artifacts()) { FirstResultAt = log.FirstResultAt, RecordingMs = log.SpentMs } };
        await flushed;
        var row = request.AppData.Runs.Complete(directory, final);
        Tell(RunEventKind.Reported, finished.Count);
        return new RunResult(row, report, row.Directory, Reused: false);

        void Compiling(int count)
        {
            log.Compiling(count);
            Tell(RunEventKind.Compiling, 0);
        }

        void Tell(RunEventKind kind, int done) => progress?.Report(new RunEvent(
            kind, done, request.Plan.Executions.Count, "", null, false, request.AppData.Time.GetElapsedTime(start).TotalMilliseconds));
    }
}
