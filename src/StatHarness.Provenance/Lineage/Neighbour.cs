namespace StatHarness.Provenance;

/// <summary>A thing in the lineage, before it has a place in a trace.</summary>
internal sealed record Thing(string Kind, string Id, string? RunId = null)
{
    public string Key => RunId is null || Kind == "run" ? $"{Kind}:{Id}" : $"{Kind}:{Id}@{RunId}";
}

/// <param name="Relation">Said of the later of the two.</param>
/// <param name="Total">Neighbours of this kind there are.</param>
internal sealed record Neighbours(string Kind, string Relation, IReadOnlyList<Thing> Items, int Total)
{
    public static Neighbours Of(string kind, string relation, IReadOnlyList<Thing> all, int limit) => new(kind, relation, [.. all.Take(limit)], all.Count);
}
