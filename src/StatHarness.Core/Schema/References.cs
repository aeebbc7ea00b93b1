namespace StatHarness.Core.Schema;

/// <summary><c>$ref</c>.</summary>
internal sealed class Reference(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode target = source.Compiler.NodeAt(source.Compiler.Resolve(source.Position, source.Text()));

    public override bool IsInPlace => true;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) => target.Test(instance.Node, run, evaluated);
}

/// <summary><c>$dynamicRef</c> (2020-12 core §8.2.3.2): if it first leads to a dynamic anchor, the outermost resource in scope that has one of that name wins.</summary>
internal sealed class DynamicReference : Keyword
{
    private readonly SchemaNode target;
    private readonly string? anchor;

    public DynamicReference(KeywordSource source) : base(source)
    {
        var position = source.Compiler.Resolve(source.Position, source.Text());
        target = source.Compiler.NodeAt(position);
        var name = source.Text() is var text && text.IndexOf('#', StringComparison.Ordinal) is >= 0 and var hash ? Uri.UnescapeDataString(text[(hash + 1)..]) : "";
        if (position.Resource.DynamicAnchors.TryGetValue(name, out var dynamic) && ReferenceEquals(dynamic.Node, position.Node)) anchor = name;
    }

    public override bool IsInPlace => true;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) => Target(run).Test(instance.Node, run, evaluated);

    private SchemaNode Target(Evaluation run)
    {
        if (anchor is null) return target;
        foreach (var scope in run.Scope)
            if (scope.Resource.DynamicNodes.TryGetValue(anchor, out var outermost)) return outermost;
        return target;
    }
}
