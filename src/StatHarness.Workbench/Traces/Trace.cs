using StatHarness.Core;
using StatHarness.Provenance;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>Where something came from and what came of it.</summary>
public sealed record Trace(LineageRecord Record)
{
    public Card Card => TraceCard.Of(
        [.. Record.Nodes.Select(node => new TraceLine(node.Key, node.Kind, node.Id, node.Label, node.Side, node.Parent, node.Path))],
        [.. Record.Edges.Select(edge => (edge.From, edge.To))],
        [.. Record.Cuts.Select(cut => new TraceCut(cut.At, cut.Kind, cut.Shown, cut.Total))]);

    /// <exception cref="DiagnosticException">SH7152: there is no such thing. SH7153: the id begins several.</exception>
    internal static Trace Of(HarnessSession session, string id, LineageOptions options)
    {
        if (options.RunId is { } run) options = options with { RunId = session.AppData.Runs.Find(run)?.RunId ?? throw WorkbenchDiagnostics.UnknownRun(run) };
        return Tracing.Candidates(session.AppData, id, options) switch
        {
            [] => throw ObservingDiagnostics.NothingToTrace(id),
            [_] => new(Tracing.Of(session.AppData, id, options)),
            var several => throw ObservingDiagnostics.AmbiguousTrace(id, several),
        };
    }
}
