using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Workbench;
using Xunit.Abstractions;

namespace StatHarness.Acceptance.Faults;

/// <summary>
/// A store with compiled plugins and a table that was not run yet; runs it with a fault at one operation, looks at what is left, and finishes it.
/// </summary>
internal sealed class FaultRig : IDisposable
{
    /// <summary>Two are enough, one of which needs the other: each execution does the same to files, and every operation is to be tried.</summary>
    internal static readonly string[] Plugins = ["dq_missingness", "report_bundle"];

    private readonly Workplace workplace = new();
    private readonly string library = FaultLibrary.Require();
    private readonly string template;
    private readonly string table;

    public FaultRig()
    {
        var lines = File.ReadLines(Repository.CloseCycle).Take(400).ToArray();
        table = workplace.Write("table.csv", string.Join('\n', lines[..300]) + '\n');
        var other = workplace.Write("other.csv", string.Join('\n', lines) + '\n');
        template = Path.Combine(workplace.Folder, "template");
        // Another table compiles the plugins, so that a fault hits the run and not the compiler.
        workplace.Run(Run(other, template)).Expect(0);
        var undisturbed = Copy("undisturbed");
        ReportHash = (string)workplace.Run(Run(table, undisturbed)).Expect(0).Json["report_hash"]!;
        Operations = Count();
    }

    /// <summary>Of the run without a fault.</summary>
    public string ReportHash { get; }

    /// <summary>File operations of one run from the start of its process: files made, written, cut, flushed, renamed, removed, and database commits.</summary>
    public int Operations { get; }

    /// <summary>Goes through the operations, two at a time, and prints the count.</summary>
    /// <param name="stride">1 for every operation.</param>
    /// <returns>What did not hold; empty when all did.</returns>
    public IReadOnlyList<string> Iterate(string kind, int stride, ITestOutputHelper log)
    {
        var points = Enumerable.Range(0, (Operations + stride - 1) / stride).Select(i => (i * stride) + 1).ToList();
        var violations = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(points, new ParallelOptions { MaxDegreeOfParallelism = 2 }, point =>
        {
            foreach (var violation in Try(kind, point)) violations.Add(violation);
        });
        Say(log, $"{kind}: {points.Count} of {Operations} operations, {violations.Count} violations");
        return [.. violations.Order(StringComparer.Ordinal)];
    }

    /// <summary>Kills runs after random times.</summary>
    public IReadOnlyList<string> Kill(int times, int seed, ITestOutputHelper log)
    {
        var random = new Random(seed);
        var delays = Enumerable.Range(0, times).Select(_ => TimeSpan.FromMilliseconds(random.Next(150, 2500))).ToList();
        var violations = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, times, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var appData = Copy($"random-{i}");
            using (var victim = Start(appData, new Dictionary<string, string>()))
            {
                if (!victim.WaitForExit(delays[i])) victim.Kill();
                victim.WaitForExit();
            }
            foreach (var violation in Settle(appData, $"killed after {delays[i].TotalMilliseconds:0} ms (seed {seed})")) violations.Add(violation);
        });
        Say(log, $"random kills: {times} (seed {seed}), {violations.Count} violations");
        return [.. violations.Order(StringComparer.Ordinal)];
    }

    public void Dispose() => workplace.Dispose();

    private List<string> Try(string kind, int point)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{point}");
        var appData = Copy(name);
        var found = new List<string>();
        using (var victim = Start(appData, Faults(appData, kind, point)))
        {
            var finished = Workplace.End(victim, name);
            if (kind is not "kill" and not "tear" && Ending(finished) is { } wrong) found.Add($"{name}: {wrong}");
        }
        found.AddRange(Settle(appData, name));
        return found;
    }

    /// <summary>A fault that is not deadly is an outcome or one diagnostic, never our fault.</summary>
    private static string? Ending(Finished finished)
    {
        if (finished.Exit is 0 or 4) return null;
        var said = $"exit {finished.Exit}: {finished.Error.Trim().Replace('\n', '|')}";
        try
        {
            return finished.Exit == 7 && (string?)JsonNode.Parse(finished.Output)!["diagnostic"]?["code"] is not null ? null : said;
        }
        catch (System.Text.Json.JsonException)
        {
            return $"no JSON document of one piece, {said}";
        }
    }

    private IEnumerable<string> Settle(string appData, string name)
    {
        foreach (var violation in Aftermath.Of(appData, table, ReportHash)) yield return $"{name}: {violation}";
        Directory.Delete(appData, recursive: true);
    }

    private int Count()
    {
        var appData = Copy("counted");
        var log = Path.Combine(workplace.Folder, "operations.log");
        using var process = Start(appData, new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["FAULT_ROOT"] = appData, ["FAULT_LOG"] = log });
        Workplace.End(process, "counting").Expect(0);
        return File.ReadLines(log).Count();
    }

    private Dictionary<string, string> Faults(string appData, string kind, int point) => new()
    {
        ["LD_PRELOAD"] = library, ["FAULT_ROOT"] = appData, ["FAULT_KIND"] = kind, ["FAULT_AT"] = point.ToString(CultureInfo.InvariantCulture),
    };

    private System.Diagnostics.Process Start(string appData, IReadOnlyDictionary<string, string> environment)
    {
        var process = workplace.Start(environment, Run(table, appData));
        process.StandardInput.Close();
        return process;
    }

    private static string[] Run(string table, string appData) => ["run", table, "--yes", "--appdata", appData, "--json", .. Plugins.SelectMany(id => new[] { "--plugins", id })];

    private string Copy(string name)
    {
        var target = Path.Combine(workplace.Folder, name);
        foreach (var folder in Directory.EnumerateDirectories(template, "*", SearchOption.AllDirectories).Prepend(template)) Directory.CreateDirectory(target + folder[template.Length..]);
        foreach (var file in Directory.EnumerateFiles(template, "*", SearchOption.AllDirectories)) File.Copy(file, target + file[template.Length..]);
        return target;
    }

    private static void Say(ITestOutputHelper log, string line)
    {
        log.WriteLine(line);
        // Seen also when the test passes: the count is the proof.
        Console.WriteLine(line);
    }
}
