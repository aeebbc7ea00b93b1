using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Execution;
using StatHarness.Plugins;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;

namespace StatHarness.Workbench;

/// <summary>
/// Runs the fixture of a package as a user's table would be run: ingest, plan, compile and run in the sandbox, report. May be
/// asked again after the package has changed; dispose it. Not for several threads at once.
/// </summary>
public sealed class FixtureRun : IDisposable
{
    private readonly HarnessOptions options;
    private readonly FixtureWorkplace workplace;

    /// <summary>Whether an unchanged package is run again all the same.</summary>
    internal bool Fresh { get; init; }

    /// <param name="options">Worker, policy, static check and where other plugins are; its appdata is not touched.</param>
    public FixtureRun(HarnessOptions? options = null)
    {
        this.options = options ?? new HarnessOptions();
        workplace = new(this.options);
    }

    /// <summary>One fixture, once.</summary>
    public static async Task<FixtureResult> RunAsync(string folder, HarnessOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var run = new FixtureRun(options);
        return await run.RunAsync(folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Never throws for what is wrong with the package: that is the verdict.</summary>
    /// <param name="folder">The package.</param>
    /// <exception cref="DiagnosticException">The environment cannot isolate plugins (exit 7).</exception>
    public async Task<FixtureResult> RunAsync(string folder, CancellationToken cancellationToken = default)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var reading = PluginFolder.Read(folder);
        if (reading.Package is not { } package) return Invalid(folder, reading.Name, null, reading.Problems);
        try
        {
            var (input, expected) = (FixtureRecord.Input(folder), FixtureRecord.Expected(folder));
            using var session = workplace.Open(folder, package.Manifest);
            var dataset = await session.IngestAsync(input, cancellationToken: cancellationToken).ConfigureAwait(false);
            var plan = await dataset.PlanAsync(new PlanOptions { Plugins = [package.Manifest.Id] }, cancellationToken).ConfigureAwait(false);
            var problems = await PluginCompilation.ProblemsAsync(RequestOf(plan), package, cancellationToken).ConfigureAwait(false);
            var run = await plan.RunAsync(new RunOptions { Fresh = Fresh }, cancellationToken: cancellationToken).ConfigureAwait(false);
            return Judge(folder, package, expected, run, problems);
        }
        catch (DiagnosticException problem) when (problem.Exit == ExitCode.BadInput)
        {
            return Invalid(folder, reading.Name, package, [problem.Diagnostic]);
        }
    }

    /// <summary>Makes what was found the expected result.</summary>
    /// <exception cref="DiagnosticException">SH3303: the plugin failed, and a failure is nobody's expectation.</exception>
    public static void Accept(FixtureResult result)
    {
        if (result is not { Verdict: FixtureVerdict.Passed or FixtureVerdict.Differs, Found: { } found }) throw AuthoringDiagnostics.NotAcceptable(result.Name, result.Justification);
        FixtureRecord.Accept(result.Folder, found);
    }

    public void Dispose() => workplace.Dispose();

    private static FixtureResult Judge(string folder, PluginPackage package, JsonObject? expected, Run run, IReadOnlyList<Diagnostic> problems)
    {
        var id = package.Manifest.Id;
        var execution = run.Report.Executions.Single(entry => entry.Identity.Id == id);
        var found = FixtureRecord.Found(run, id);
        var differences = FixtureComparison.Between(expected, found);
        var failed = Outcomes.IsFault(execution.Outcome) && differences.Count > 0;
        var path = Path.Combine(run.Directory, "logs", id + ".log");
        IReadOnlyList<string> log = File.Exists(path) ? File.ReadAllLines(path) : [];
        if (!failed) problems = [];
        else if (problems.Count == 0) problems = [Overflowed(log) ?? SourceExcerpt.Problem(execution.Justification, execution.Remedy)];
        return new(
            folder, id, package.Identity, failed ? FixtureVerdict.Failed : differences.Count > 0 ? FixtureVerdict.Differs : FixtureVerdict.Passed, found, expected, failed ? [] : differences,
            problems, Excerpts(folder, problems), execution.Justification, run.Report.Run.Executions.Single(entry => entry.Plugin == id).Isolation, log) { ResultDigest = execution.ResultDigest };
    }

    /// <summary>The runtime ends a process whose stack is full without a word but on standard error.</summary>
    private static Diagnostic? Overflowed(IReadOnlyList<string> log) =>
        log.Any(line => line.EndsWith("Stack overflow.", StringComparison.Ordinal))
            ? AuthoringDiagnostics.StackIsFull(log.FirstOrDefault(line => line.Contains("   at Plugin.", StringComparison.Ordinal)) is { } frame ? frame[(frame.IndexOf("   at Plugin.", StringComparison.Ordinal) + "   at Plugin.".Length)..] : null) : null;

    private static FixtureResult Invalid(string folder, string name, PluginPackage? package, IReadOnlyList<Diagnostic> problems) => new(
        folder, name, package?.Identity, FixtureVerdict.Invalid, null, null, [], problems, Excerpts(folder, problems), problems[0].Message, "none", []);

    private static IReadOnlyList<IReadOnlyList<string>> Excerpts(string folder, IReadOnlyList<Diagnostic> problems) => [.. problems.Select(problem => SourceExcerpt.Of(folder, problem))];

    private static RunRequest RequestOf(Plan plan) => Running.RequestOf(plan, new RunOptions { Workers = 1 });
}
