using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary><c>prefixItems</c>, or draft-07's <c>items</c> with an array.</summary>
internal sealed class PrefixItems(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode[] schemas = source.Schemas();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Array) return true;
        var holds = true;
        var count = Math.Min(schemas.Length, instance.Array.Count);
        for (var i = 0; i < count && (holds || run.Reports); i++) holds &= run.Child(schemas[i], instance.Array[i], i);
        evaluated?.AddPrefix(count);
        return holds;
    }
}

/// <summary>All items from the <paramref name="start"/>-th: <c>items</c>, or draft-07's <c>additionalItems</c>.</summary>
internal sealed class Items(KeywordSource source, int start) : Keyword(source)
{
    private readonly SchemaNode schema = source.Schema();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Array) return true;
        var holds = true;
        var items = instance.Array;
        for (var i = start; i < items.Count && (holds || run.Reports); i++) holds &= run.Child(schema, items[i], i);
        if (items.Count > start) evaluated?.AddAllItems();
        return holds;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>, which draft-07 has not.</summary>
internal sealed class Contains : Keyword
{
    private readonly SchemaNode schema;
    private readonly int min = 1, max = int.MaxValue;

    public Contains(KeywordSource source) : base(source)
    {
        schema = source.Schema();
        var dialect = source.Position.Resource.Dialect;
        if (dialect.IsDraft7 || (dialect.Vocabularies & Vocabularies.Validation) == 0) return;
        if (source.Siblings["minContains"] is { } minimum) min = (source with { Name = "minContains", Value = minimum }).Count();
        if (source.Siblings["maxContains"] is { } maximum) max = (source with { Name = "maxContains", Value = maximum }).Count();
    }

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Array) return true;
        var count = 0;
        var before = run.Redirect(null);
        for (var i = 0; i < instance.Array.Count; i++)
        {
            if (!run.Child(schema, instance.Array[i], i)) continue;
            count++;
            evaluated?.Add(i);
        }
        run.Redirect(before);
        return (count >= min && count <= max) || Reported(run, $"Expected {(max == int.MaxValue ? $"at least {min}" : $"{min} to {max}")} items that match 'contains', found {count}.");
    }
}

internal sealed class UniqueItems(KeywordSource source) : Keyword(source)
{
    private readonly bool isOn = source.Value is JsonValue value && value.TryGetValue(out bool wanted) ? wanted : throw source.Malformed("a boolean");

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (!isOn || instance.Kind != JsonKind.Array) return true;
        var items = instance.Array;
        var first = new Dictionary<Box, int>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            run.Work(Place);
            if (!first.TryAdd(new(items[i]), i)) return Reported(run, $"Expected items that all differ, found item {i} equal to item {first[new(items[i])]}.");
        }
        return true;
    }

    /// <summary>Lets null be a key.</summary>
    private readonly record struct Box(JsonNode? Node)
    {
        public bool Equals(Box other) => JsonEquality.Instance.Equals(Node, other.Node);

        public override int GetHashCode() => JsonEquality.Instance.GetHashCode(Node);
    }
}
