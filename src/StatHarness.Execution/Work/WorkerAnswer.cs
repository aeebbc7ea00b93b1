using StatHarness.Core;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Execution;

/// <summary>What a worker that ended well said. It is not believed: what it says is read by the schema and held against what was asked.</summary>
internal sealed record WorkerAnswer(PluginResult? Result, WorkFault? Fault)
{
    public static WorkerAnswer None { get; } = new(null, null);

    public IReadOnlyList<ReadOnlyMemory<byte>> Artifacts { get; private init; } = [];

    public QueryLog Queries { get; private init; } = new();

    /// <summary>What was refused inside of the worker, whether or not the script went on.</summary>
    public IEnumerable<RunViolation> Refused => Queries.Queries.Where(query => query.Forbidden).GroupBy(query => $"{query.Problem} In: {Short(query.Text)}", StringComparer.Ordinal)
        .Select(refused => new RunViolation("sql", refused.Key, "refused", refused.Count()))
        .Concat(Fault is { Refused: true } && !Queries.Queries.Any(query => query.Forbidden) ? [new RunViolation("allowlist", Fault.Message, "refused", 1)] : []);

    public static WorkerAnswer Of(PluginWork work, ReadOnlyMemory<byte> response)
    {
        try
        {
            return WorkMessages.DecodeRunReply(response) switch
            {
                RunReply.Ok ok => Read(ok, work) with { Queries = ok.Queries },
                RunReply.Failed failed when failed.InPackage(work.Package) is var said =>
                    new WorkerAnswer(null, new WorkFault(ScriptCodes.IsBadFinding(said), said.ToString(), ScriptCodes.IsOutOfMemory(said), ScriptCodes.IsForbidden(said))) { Queries = failed.Queries },
                _ => throw new System.Diagnostics.UnreachableException("A reply is one of two."),
            };
        }
        catch (DiagnosticException e)
        {
            return Invalid(e.Diagnostic.ToString());
        }
    }

    private static WorkerAnswer Read(RunReply.Ok answer, PluginWork work)
    {
        var reading = PluginResultReader.Read(answer.Result, work.Package, work.Request.RowsTotal);
        if (reading.Result is not { } result) return Invalid(string.Join(" ", reading.Problems.Select(problem => problem.ToString())));
        return ArtifactCheck.Problem(work.Package.Manifest, result, answer.Artifacts) is { } problem ? Invalid(problem.ToString())
            : new WorkerAnswer(result, null) { Artifacts = result.Artifacts is null ? [] : answer.Artifacts };
    }

    /// <summary>As much of a query as tells which one it was; the log has more.</summary>
    private static string Short(string text) => text.Length <= 120 ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[119]) ? 119 : 120), "…");

    private static WorkerAnswer Invalid(string message) => new(null, new WorkFault(InvalidOutput: true, message));
}
