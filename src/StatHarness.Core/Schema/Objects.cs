using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

internal sealed class Properties(KeywordSource source) : Keyword(source)
{
    private readonly KeyValuePair<string, SchemaNode>[] schemas = [.. source.NamedSchemas()];

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, schema) in schemas)
        {
            if (!instance.Object.TryGetPropertyValue(name, out var value)) continue;
            holds &= run.Child(schema, value, name);
            evaluated?.Add(name);
            if (!holds && !run.Reports) break;
        }
        return holds;
    }
}

internal sealed class PatternProperties(KeywordSource source) : Keyword(source)
{
    private readonly (EcmaPattern Pattern, SchemaNode Schema)[] schemas =
        [.. source.NamedSchemas().Select(member => (new EcmaPattern(member.Key, source.Place), member.Value))];

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, value) in instance.Object)
        {
            foreach (var (pattern, schema) in schemas)
            {
                run.Work(Place);
                if (!pattern.Matches(name)) continue;
                holds &= run.Child(schema, value, name);
                evaluated?.Add(name);
            }
            if (!holds && !run.Reports) break;
        }
        return holds;
    }
}

/// <summary>Members that neither <c>properties</c> nor <c>patternProperties</c> beside it names.</summary>
internal sealed class AdditionalProperties(KeywordSource source) : Keyword(source)
{
    private readonly HashSet<string> named = new((source.Siblings["properties"] as JsonObject ?? []).Select(member => member.Key), StringComparer.Ordinal);
    private readonly EcmaPattern[] patterns = [.. (source.Siblings["patternProperties"] as JsonObject ?? []).Select(member => new EcmaPattern(member.Key, source.Place))];
    private readonly SchemaNode schema = source.Schema();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, value) in instance.Object)
        {
            run.Work(Place, 1 + patterns.Length);
            if (named.Contains(name) || Array.Exists(patterns, pattern => pattern.Matches(name))) continue;
            holds &= run.Child(schema, value, name);
            evaluated?.Add(name);
            if (!holds && !run.Reports) break;
        }
        return holds;
    }
}

internal sealed class PropertyNames(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode schema = source.Schema();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, _) in instance.Object) holds &= run.Child(schema, JsonValue.Create(name), name);
        return holds;
    }
}

internal sealed class Required(KeywordSource source) : Keyword(source)
{
    private readonly string[] names = source.Texts();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var name in names)
            if (!instance.Object.ContainsKey(name)) holds = Reported(run, $"Expected a member '{name}', found none.");
        return holds;
    }
}
