namespace StatHarness.Core.Schema;

internal abstract class InPlace(KeywordSource source) : Keyword(source)
{
    public override bool IsInPlace => true;

    /// <summary>Tests a branch that may fail: what it evaluated counts only if it holds, what it misses goes to <paramref name="problems"/>.</summary>
    protected static bool Holds(SchemaNode branch, in Instance instance, Evaluation run, Evaluated? evaluated, List<SchemaProblem>? problems = null)
    {
        var own = evaluated is null ? null : new Evaluated();
        var before = run.Redirect(problems);
        var holds = branch.Test(instance.Node, run, own);
        run.Redirect(before);
        if (holds && own is not null) evaluated!.Merge(own);
        return holds;
    }
}

internal sealed class AllOf(KeywordSource source) : InPlace(source)
{
    private readonly SchemaNode[] branches = source.Schemas();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        var holds = true;
        foreach (var branch in branches)
        {
            holds &= branch.Test(instance.Node, run, evaluated);
            if (!holds && !run.Reports) break;
        }
        return holds;
    }
}

internal sealed class AnyOf(KeywordSource source) : InPlace(source)
{
    private readonly SchemaNode[] branches = source.Schemas();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        var holds = false;
        List<SchemaProblem>? closest = null;
        foreach (var branch in branches)
        {
            List<SchemaProblem>? problems = run.Reports ? [] : null;
            holds |= Holds(branch, instance, run, evaluated, problems);
            if (holds && evaluated is null) return true;
            if (closest is null || problems?.Count < closest.Count) closest = problems;
        }
        return holds || Miss(run, instance, $"a match of one of {branches.Length} alternatives{Nearest(closest)}");
    }

    internal static string Nearest(List<SchemaProblem>? problems) => problems is [var first, ..] ? $" (nearest miss: {first})" : "";
}

internal sealed class OneOf(KeywordSource source) : InPlace(source)
{
    private readonly SchemaNode[] branches = source.Schemas();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        var (count, first) = (0, -1);
        List<SchemaProblem>? closest = null;
        for (var i = 0; i < branches.Length; i++)
        {
            List<SchemaProblem>? problems = run.Reports ? [] : null;
            if (Holds(branches[i], instance, run, evaluated, problems))
            {
                if (++count == 1) first = i;
                else return Miss(run, instance, $"a match of exactly one alternative, not of both {first} and {i}");
            }
            else if (closest is null || problems?.Count < closest.Count) closest = problems;
        }
        return count == 1 || Miss(run, instance, $"a match of one of {branches.Length} alternatives{AnyOf.Nearest(closest)}");
    }
}

internal sealed class Not(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode unwanted = source.Schema();

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        var before = run.Redirect(null);
        var holds = unwanted.Test(instance.Node, run, null);
        run.Redirect(before);
        return !holds || Miss(run, instance, "a value that the schema below 'not' refuses");
    }
}

internal sealed class IfThenElse(KeywordSource source) : InPlace(source)
{
    private readonly SchemaNode condition = source.Schema();
    private readonly SchemaNode? then = source.Sibling("then"), otherwise = source.Sibling("else");

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        var branch = Holds(condition, instance, run, evaluated) ? then : otherwise;
        return branch is null || branch.Test(instance.Node, run, evaluated);
    }
}

/// <summary><c>dependencies</c>, <c>dependentSchemas</c>, <c>dependentRequired</c>: what the presence of a member asks for.</summary>
internal sealed class Dependencies : InPlace
{
    private readonly List<(string Name, string[]? Required, SchemaNode? Schema)> rules = [];

    public Dependencies(KeywordSource source) : base(source)
    {
        if (source.Value is not System.Text.Json.Nodes.JsonObject members) throw source.Malformed("an object");
        var at = source.Position.At(source.Name, members);
        foreach (var (name, value) in members)
        {
            var isNames = source.Name == "dependentRequired" || (source.Name == "dependencies" && value is System.Text.Json.Nodes.JsonArray);
            rules.Add(isNames ? (name, source.TextsOf(value), null) : (name, null, source.Compiler.NodeAt(at.At(name, value ?? throw source.Malformed("schemas")))));
        }
    }

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        if (instance.Kind != JsonKind.Object) return true;
        var holds = true;
        foreach (var (name, required, schema) in rules)
        {
            if (!instance.Object.ContainsKey(name)) continue;
            if (schema is not null) holds &= schema.Test(instance.Node, run, evaluated);
            foreach (var other in required ?? [])
                if (!instance.Object.ContainsKey(other)) holds = Reported(run, $"Expected a member '{other}' beside '{name}', found none.");
        }
        return holds;
    }
}
