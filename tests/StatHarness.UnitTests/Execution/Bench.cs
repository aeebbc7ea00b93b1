using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Execution;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Sandbox;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Storage.Formats.V1;
using StatHarness.UnitTests.PlanningRoom;
using StatHarness.UnitTests.StorageRoom;

namespace StatHarness.UnitTests.ExecutionRoom;

/// <summary>Runs plans without processes: what a worker would answer is a function here.</summary>
internal sealed class Bench : IDisposable
{
    private static readonly EnvironmentRecord Frozen = new("0.1.0", ".NET 10", [], "invariant", "UTC", "full");

    public Bench() => Dataset = Store([("t_start", "1"), ("n_cost", "2"), ("who", "3")]);

    public Workspace Workspace { get; } = new();

    public DatasetRecord Dataset { get; set; }

    /// <summary>Plugin id → its answer; absent means one finding.</summary>
    public Dictionary<string, Func<PluginWork, CancellationToken, Task<WorkReply>>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>Plugin id → what the compiler says; absent means it compiles.</summary>
    public Dictionary<string, string> CompileProblems { get; } = new(StringComparer.Ordinal);

    /// <summary>Plugin id → what the allowlist says.</summary>
    public Dictionary<string, string> Forbidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Packages whose compilation kills the compiler.</summary>
    public HashSet<string> CompilerKillers { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Executed { get; } = new();

    public ConcurrentQueue<string> Compiled { get; } = new();

    public ConcurrentDictionary<string, PluginRequest> Requests { get; } = new(StringComparer.Ordinal);

    public DatasetRecord Store(IReadOnlyList<(string Name, string Text)> columns)
    {
        Workspace.Upload("raw", "log.csv");
        var dataset = Datasets.Of("raw", columns, Datasets.Role("timestamp_start", "t_start"));
        return Workspace.Save(dataset, [.. columns.Select(column => column.Text)]);
    }

    public PlanRecord Plan(IReadOnlyList<PluginPackage> packages, IReadOnlyDictionary<string, JsonObject>? settings = null, IReadOnlyList<string>? selection = null, ulong? seed = null) =>
        Planner.Plan(new PlanInput(
            Dataset, packages, settings ?? new Dictionary<string, JsonObject>(), selection, seed, EnvironmentFacts.HashOf(Frozen), "0.1.0",
            RunHistory.Of(Workspace.AppData, Dataset.DataHash)));

    public RunRequest Request(PlanRecord plan, IReadOnlyList<PluginPackage> packages, int workers = 2, bool fresh = false) => new(
        Workspace.AppData, Dataset, plan, packages, workers, fresh, new WorkerPool("worker", SandboxPolicy.DenyAll, keep: 0), Frozen);

    public Task<RunResult> RunAsync(params PluginPackage[] packages) => RunAsync(Request(Plan(packages), packages));

    public Task<RunResult> RunAsync(RunRequest request, IProgress<RunEvent>? progress = null, CancellationToken cancellationToken = default) =>
        new RunExecutor(Execute, Compile, package => package.Identity.CodeHash).RunAsync(request, progress, cancellationToken);

    public static WorkReply Reply(PluginResult result) => Reply(WorkEnding.Completed, result);

    public static WorkReply Reply(WorkEnding ending, PluginResult? result = null, WorkFault? fault = null, params RunViolation[] violations) =>
        new(ending, result, fault, violations, new WorkUse(5, 3, 1 << 20), "full", "explained", "");

    public static PluginResult Result(PluginWork work, string status = "findings", double? p = null, int value = 1)
    {
        var id = work.Package.Manifest.Id;
        var finding = new Finding(
            Fingerprint.Of("finding.v1", new JsonObject { ["plugin"] = id }), id, "kind", new JsonObject { ["x"] = id }, "all", [], $"{id} found {value}.", "measured",
            new Exactness("exact", 10, 10), value, null, "1", [],
            p is null ? null : new TestStatistics("t", "family of " + id, 1, 1, 1, 1, p, null, 0, 1, 0.95, 1, "d", 10, 10, "row"),
            new Evidence([0], 1, [], null), Severity.Medium, "high", [], [], [], null);
        var none = status == "findings";
        return new PluginResult(
            1, id, status, none ? null : "nothing", none ? null : "Nothing stood out.", new Exactness("exact", 10, 10), none ? null : new JsonObject { ["effect"] = 0.1 },
            none ? [finding] : [], new JsonObject { ["seed"] = work.Request.Seed, ["upstream"] = new JsonArray([.. work.Request.Upstream.Keys.Select(key => JsonValue.Create(key))]) }, [], [], [], ["a line"]);
    }

    public static JsonNode WithoutRun(ReportRecord report)
    {
        var node = HarnessJson.Node(report).AsObject();
        node.Remove("run");
        return node;
    }

    public void Dispose() => Workspace.Dispose();

    private Task<WorkReply> Execute(PluginWork work, CancellationToken cancellationToken)
    {
        var id = work.Package.Manifest.Id;
        Executed.Enqueue(id);
        Requests[id] = work.Request;
        return Answers.TryGetValue(id, out var answer) ? answer(work, cancellationToken) : Task.FromResult(Reply(Result(work)));
    }

    private Task<CompileAnswer> Compile(IReadOnlyList<PluginPackage> packages, CancellationToken cancellationToken)
    {
        Compiled.Enqueue(string.Join(" ", packages.Select(package => package.Manifest.Id)));
        var scripts = new Dictionary<string, CompiledScript>(StringComparer.Ordinal);
        if (cancellationToken.IsCancellationRequested) return Task.FromResult(new CompileAnswer(scripts, null, Canceled: true));
        if (packages.Any(package => CompilerKillers.Contains(package.Manifest.Id))) return Task.FromResult(new CompileAnswer(scripts, "The compiler died.", Canceled: false));
        foreach (var package in packages)
        {
            var id = package.Manifest.Id;
            scripts[id] = Forbidden.TryGetValue(id, out var forbidden)
                ? new CompiledScript(null, [new Diagnostic("SH3110", forbidden, new Place("plugin.csx", 2, 26))])
                : CompileProblems.TryGetValue(id, out var problem)
                ? new CompiledScript(null, [new Diagnostic("CS1002", problem)])
                : new CompiledScript(System.Text.Encoding.UTF8.GetBytes("assembly of " + id), []);
        }
        return Task.FromResult(new CompileAnswer(scripts, null, Canceled: false));
    }
}

/// <summary>Keeps what was told, in the order in which it came.</summary>
internal sealed class Told : IProgress<RunEvent>
{
    public ConcurrentQueue<RunEvent> Events { get; } = new();

    public void Report(RunEvent value) => Events.Enqueue(value);
}
