namespace StatHarness.Core.Schema;

internal sealed class UnevaluatedItems(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode schema = source.Schema();

    public override bool IsLast => true;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Array) return true;
        var holds = true;
        for (var i = 0; i < instance.Array.Count; i++)
            if (!evaluated!.Has(i)) holds &= run.Child(schema, instance.Array[i], i);
        evaluated!.AddAllItems();
        return holds;
    }
}

internal sealed class UnevaluatedProperties(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode schema = source.Schema();

    public override bool IsLast => true;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, value) in instance.Object)
            if (!evaluated!.Has(name)) holds &= run.Child(schema, value, name);
        evaluated!.AddAllNames();
        return holds;
    }
}
