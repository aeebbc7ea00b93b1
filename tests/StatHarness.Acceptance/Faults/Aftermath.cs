using System.Diagnostics;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Sdk;
using StatHarness.Workbench;

namespace StatHarness.Acceptance.Faults;

/// <summary>What must hold after any fault, and that the run can be finished.</summary>
internal static class Aftermath
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Required = ["report.json", "report.md", "evaluation.json", "run_manifest.json", "plan.json"];

    public static IReadOnlyList<string> Of(string appData, string table, string reportHash)
    {
        var found = new List<string>();
        try
        {
            if (Orphans() is { Count: > 0 } orphans) found.Add($"still alive: {string.Join(", ", orphans)}");
            using var session = HarnessSession.Open(new() { AppData = appData, ShippedPlugins = Path.Combine(Repository.Root, "plugins"), WorkerPath = Repository.Worker });
            found.AddRange(session.Runs().SelectMany(run => Check(session, run)));
            if (session.Doctor().Checks.Where(check => check.Status == "fail").ToList() is { Count: > 0 } sick) found.Add("doctor: " + string.Join("; ", sick.Select(check => check.Found)));
            found.AddRange(Store.Untrue(appData).Select(path => $"{path} does not hold what its name says"));
            var run = Finish(session, table);
            if (run.Report.Run.ReportHash.ToString() != reportHash) found.Add($"finished with report {run.Report.Run.ReportHash.Abbreviated}, undisturbed {reportHash[..12]}");
            found.AddRange(run.Check().Select(problem => $"finished run: {problem.Message}"));
        }
        catch (Exception e)
        {
            found.Add(e.GetType().Name + ": " + e.Message.Split('\n')[0]);
        }
        found.AddRange(Leftovers(appData).Select(path => $"left over: {path}"));
        return found;
    }

    private static IEnumerable<string> Check(HarnessSession session, RunSummary run)
    {
        var files = Directory.Exists(run.RunDir) ? Directory.EnumerateFiles(run.RunDir, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(run.RunDir, path)).ToList() : [];
        switch (run.Outcome)
        {
            case null:
                yield return $"run {run.RunId} is said to run, and nobody runs it";
                break;
            case RunOutcome.Crashed or RunOutcome.Failed or RunOutcome.Canceled when run.ReportHash is null:
                if (Path.GetFileName(run.RunDir) == run.RunId) yield return $"{run.Outcome} run {run.RunId} lies among the finished ones";
                if (session.FindAttempt(run.RunId).Command is null) yield return $"{run.Outcome} run {run.RunId} has no way on";
                break;
            default:
                foreach (var name in Required.Except(files)) yield return $"{run.Outcome} run {run.RunId} misses {name}";
                foreach (var problem in session.FindRun(run.RunId).Check()) yield return $"{run.Outcome} run {run.RunId}: {problem.Message}";
                break;
        }
    }

    /// <summary>By <c>resume</c> when there is something to resume, else by doing it again.</summary>
    private static Run Finish(HarnessSession session, string table)
    {
        var hash = Digest.Of(File.ReadAllBytes(table));
        var last = session.Runs().FirstOrDefault(run => session.FindDataset(run.DataHash.ToString()).Record.Source.RawSha256 == hash);
        var plan = last is { Outcome: RunOutcome.Crashed or RunOutcome.Failed or RunOutcome.Canceled or RunOutcome.CompletedWithErrors }
            ? session.PlanContinuation(last.RunId, retry: true)
            : session.IngestAsync(table).GetAwaiter().GetResult().PlanAsync(new PlanOptions { Plugins = FaultRig.Plugins }).GetAwaiter().GetResult();
        return plan.RunAsync().GetAwaiter().GetResult();
    }

    /// <summary>Workers whose harness is gone; those that are about to notice get a moment.</summary>
    private static List<string> Orphans()
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var alive = Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), out _) && IsOrphan(path)).ToList();
            if (alive.Count == 0 || watch.Elapsed > Patience) return alive;
            Thread.Yield();
        }
    }

    private static bool IsOrphan(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline")).Contains("StatHarness.Worker.dll", StringComparison.Ordinal)
                && File.ReadLines(Path.Combine(process, "status")).Any(line => line is "PPid:\t1" or "PPid:\t0");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Nothing half-written but in the directories of runs that ended before their time.</summary>
    private static IEnumerable<string> Leftovers(string appData) => Directory.EnumerateFileSystemEntries(appData, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(appData, path))
        .Where(path => path.StartsWith("staging/", StringComparison.Ordinal) || path.StartsWith("leases/", StringComparison.Ordinal)
            || (path.EndsWith(".tmp", StringComparison.Ordinal) && !path.Contains("/.partial-", StringComparison.Ordinal)));
}
