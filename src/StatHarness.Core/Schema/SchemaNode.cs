using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>A compiled schema: its keywords, those that read others' work last.</summary>
internal sealed class SchemaNode(SchemaPosition position)
{
    private Keyword[] keywords = [];
    private bool readsEvaluated, hasInPlace;

    public SchemaResource Resource { get; } = position.Resource;

    public string Place { get; } = position.Place;

    public void Fill(List<Keyword> unordered)
    {
        keywords = [.. unordered.OrderBy(keyword => keyword.IsLast)];
        readsEvaluated = keywords.Any(keyword => keyword.IsLast);
        hasInPlace = keywords.Any(keyword => keyword.IsInPlace);
    }

    public bool Test(JsonNode? node, Evaluation run, Evaluated? outer)
    {
        if (keywords.Length == 0) return true;
        run.Enter(this);
        var instance = Instance.Of(node);
        var evaluated = readsEvaluated ? new Evaluated() : outer;
        var holds = true;
        foreach (var keyword in keywords)
        {
            // What a failed subschema evaluated is unknown, so that the rest would be reported wrongly.
            if (!holds && (!run.Reports || (keyword.IsLast && hasInPlace))) break;
            holds &= keyword.Test(instance, run, evaluated);
        }
        if (holds && readsEvaluated) outer?.Merge(evaluated!);
        run.Leave();
        return holds;
    }
}
