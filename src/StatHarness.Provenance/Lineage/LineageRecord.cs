namespace StatHarness.Provenance;

/// <summary>Where something came from and what came of it.</summary>
/// <param name="Start">Key of the node that was asked for.</param>
/// <param name="Nodes">Start first, then upstream, then downstream, near ones first.</param>
/// <param name="Edges">From what was there first to what was made of it.</param>
/// <param name="Cuts">What was left out, since lists are bounded.</param>
public sealed record LineageRecord(int SchemaVersion, string Start, IReadOnlyList<LineageNode> Nodes, IReadOnlyList<LineageEdge> Edges, IReadOnlyList<LineageCut> Cuts);

/// <param name="Key">Unique in this record: kind, id and, where the same thing is in several runs, the run.</param>
/// <param name="Kind">upload, dataset, column, run, execution, result, artifact, report or finding.</param>
/// <param name="Label">For people, in one line.</param>
/// <param name="Side">upstream, start or downstream.</param>
/// <param name="Depth">Steps from the start.</param>
/// <param name="Parent">Key of the node next to it on the way to the start; null for the start.</param>
/// <param name="RunId">Null for what is of no single run.</param>
/// <param name="Path">The file that holds it, relative to appdata; null when there is none.</param>
public sealed record LineageNode(string Key, string Kind, string Id, string Label, string Side, int Depth, string? Parent, string? RunId, string? Path);

/// <param name="Relation">Such as <c>was read from</c>, said of <paramref name="To"/>.</param>
public sealed record LineageEdge(string From, string To, string Relation);

/// <param name="At">Key of the node whose neighbours were cut.</param>
public sealed record LineageCut(string At, string Kind, int Shown, int Total);

/// <param name="RunId">Only what belongs to this run, and what it came from; null for all.</param>
/// <param name="Kinds">Only nodes of these kinds beside the start; empty for all.</param>
/// <param name="PerNode">Most neighbours of a kind that one node shows.</param>
/// <param name="Most">Most nodes in all.</param>
public sealed record LineageOptions(string? RunId = null, IReadOnlyList<string>? Kinds = null, int PerNode = 50, int Most = 500)
{
    public static IReadOnlyList<string> AllKinds { get; } = ["upload", "dataset", "column", "run", "execution", "result", "artifact", "report", "finding"];
}
