using System.Globalization;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>One compiled assertion or applicator.</summary>
internal abstract class Keyword(string name, string place)
{
    protected Keyword(KeywordSource source) : this(source.Name, source.Place) { }

    public string Name { get; } = name;

    public string Place { get; } = place;

    /// <summary>Reads what the others evaluated, so it comes last.</summary>
    public virtual bool IsLast => false;

    /// <summary>May pass on which children its subschemas evaluated, if they hold.</summary>
    public virtual bool IsInPlace => false;

    /// <param name="evaluated">Collects the evaluated children, if anybody asks.</param>
    public abstract bool Test(in Instance instance, Evaluation run, Evaluated? evaluated);

    protected bool Miss(Evaluation run, in Instance instance, string expected) =>
        run.Reports && Reported(run, $"Expected {expected}, found {instance.Shown}.");

    /// <summary>Always false, so that a test can end with it.</summary>
    protected bool Reported(Evaluation run, string message)
    {
        run.Report(Place, Name, message);
        return false;
    }
}

/// <summary>The schema <c>false</c>.</summary>
internal sealed class Never(string place) : Keyword("false", place)
{
    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) => Miss(run, instance, "nothing here, since the schema is false");
}

/// <summary>A keyword in the text of a schema: its value, its siblings, and the way to subschemas.</summary>
internal readonly record struct KeywordSource(SchemaCompiler Compiler, SchemaPosition Position, JsonObject Siblings, string Name, JsonNode? Value)
{
    public string Place => Position.At(Name, Siblings).Place;

    public SchemaNode Schema() => Compiler.NodeAt(Position.At(Name, Value ?? throw Malformed("a schema")));

    public SchemaNode? Sibling(string name) => Siblings[name] is { } schema ? Compiler.NodeAt(Position.At(name, schema)) : null;

    public SchemaNode[] Schemas()
    {
        if (Value is not JsonArray items) throw Malformed("an array of schemas");
        var (at, compiler, source) = (Position.At(Name, items), Compiler, this);
        return [.. items.Select((item, i) => compiler.NodeAt(at.At(i.ToString(CultureInfo.InvariantCulture), item ?? throw source.Malformed("schemas"))))];
    }

    public IEnumerable<KeyValuePair<string, SchemaNode>> NamedSchemas()
    {
        if (Value is not JsonObject members) throw Malformed("an object of schemas");
        var at = Position.At(Name, members);
        foreach (var (name, schema) in members)
            yield return new(name, Compiler.NodeAt(at.At(name, schema ?? throw Malformed("schemas"))));
    }

    public string Text() => Value is JsonValue value && value.TryGetValue(out string? text) ? text : throw Malformed("text");

    public string[] Texts() => TextsOf(Value);

    public string[] TextsOf(JsonNode? node)
    {
        if (node is not JsonArray items) throw Malformed("an array of text");
        var source = this;
        return [.. items.Select(item => item is JsonValue value && value.TryGetValue(out string? text) ? text : throw source.Malformed("an array of text"))];
    }

    public JsonNumber Number() => Instance.Of(Value) is { Kind: JsonKind.Number } number ? number.Number : throw Malformed("a number");

    public int Count() => Number() is { IsWhole: true, IsNegative: false } number ? number.ToInt32Saturating() : throw Malformed("a whole number from 0");

    public DiagnosticException Malformed(string expected) => CoreDiagnostics.Schema(Place, $"Expected {expected} as {Name}, found {Instance.Of(Value).Shown}.");
}
