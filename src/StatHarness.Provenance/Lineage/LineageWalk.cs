namespace StatHarness.Provenance;

internal sealed class LineageWalk(LineageSteps steps, LineageLabels labels, LineageOptions options)
{
    private readonly Dictionary<string, LineageNode> _nodes = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly HashSet<LineageEdge> _edges = [];
    private readonly List<LineageCut> _cuts = [];

    public LineageRecord From(Thing start)
    {
        Add(start, "start", 0, null);
        Walk(start, "upstream", steps.Up);
        Walk(start, "downstream", steps.Down);
        return Shown(start.Key);
    }

    private void Walk(Thing start, string side, Func<Thing, IEnumerable<Neighbours>> step)
    {
        var waiting = new Queue<(Thing Thing, int Depth)>([(start, 0)]);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var neighbours in step(next.Thing))
            {
                var taken = 0;
                foreach (var thing in neighbours.Items)
                {
                    var isNew = !_nodes.ContainsKey(thing.Key);
                    if (isNew && _nodes.Count >= options.Most) continue;
                    taken++;
                    if (isNew)
                    {
                        Add(thing, side, next.Depth + 1, next.Thing.Key);
                        waiting.Enqueue((thing, next.Depth + 1));
                    }
                    _edges.Add(side == "upstream" ? new(thing.Key, next.Thing.Key, neighbours.Relation) : new(next.Thing.Key, thing.Key, neighbours.Relation));
                }
                if (taken < neighbours.Total) _cuts.Add(new(next.Thing.Key, neighbours.Kind, taken, neighbours.Total));
            }
        }
    }

    private void Add(Thing thing, string side, int depth, string? parent)
    {
        _order.Add(thing.Key);
        _nodes[thing.Key] = new(thing.Key, thing.Kind, thing.Id, labels.Label(thing), side, depth, parent, thing.RunId, labels.PathOf(thing));
    }

    /// <summary>Kinds that are not asked for are passed through: what is beyond hangs on the nearest node that is shown.</summary>
    private LineageRecord Shown(string start)
    {
        if (options.Kinds is not { Count: > 0 } kinds) return new(1, start, [.. _order.Select(key => _nodes[key])], Sorted(_edges), _cuts);
        var shown = _order.Select(key => _nodes[key]).Where(node => node.Key == start || kinds.Contains(node.Kind, StringComparer.Ordinal)).ToList();
        var keys = shown.Select(node => node.Key).ToHashSet(StringComparer.Ordinal);
        var moved = shown.Select(node => node with { Parent = Nearest(node.Parent, keys) }).ToList();
        var edges = moved.Where(node => node.Parent is not null)
            .Select(node => node.Side == "upstream" ? new LineageEdge(node.Key, node.Parent!, "leads to") : new LineageEdge(node.Parent!, node.Key, "leads to"));
        return new(1, start, moved, Sorted(edges), [.. _cuts.Where(cut => kinds.Contains(cut.Kind, StringComparer.Ordinal))]);
    }

    private string? Nearest(string? key, HashSet<string> keys)
    {
        while (key is not null && !keys.Contains(key)) key = _nodes[key].Parent;
        return key;
    }

    private static IReadOnlyList<LineageEdge> Sorted(IEnumerable<LineageEdge> edges) =>
        [.. edges.OrderBy(edge => edge.From, StringComparer.Ordinal).ThenBy(edge => edge.To, StringComparer.Ordinal).ThenBy(edge => edge.Relation, StringComparer.Ordinal)];
}
