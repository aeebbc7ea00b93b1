using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

internal sealed class TypeOf : Keyword
{
    private readonly string[] names;
    private readonly bool wholeNumber;
    private readonly HashSet<JsonKind> kinds = [];

    public TypeOf(KeywordSource source) : base(source)
    {
        names = source.Value is JsonArray ? source.Texts() : [source.Text()];
        foreach (var name in names)
        {
            if (name == "integer") wholeNumber = true;
            else if (Enum.GetValues<JsonKind>().Where(kind => Named(kind) == name).ToArray() is [var kind]) kinds.Add(kind);
            else throw source.Malformed("null, boolean, number, integer, string, array or object");
        }
    }

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        kinds.Contains(instance.Kind) || (wholeNumber && instance.Kind == JsonKind.Number && instance.Number.IsWhole) || Miss(run, instance, string.Join(" or ", names));

    private static string Named(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => "boolean",
        JsonKind.Number => "number",
        JsonKind.String => "string",
        JsonKind.Array => "array",
        _ => "object",
    };
}

internal sealed class OneOfValues : Keyword
{
    private readonly JsonNode?[] values;
    private readonly string listed;

    public OneOfValues(KeywordSource source) : base(source)
    {
        values = source.Value is JsonArray items ? [.. items] : throw source.Malformed("an array");
        listed = string.Join(", ", values.Take(12).Select(value => Instance.Of(value).Shown)) + (values.Length > 12 ? ", …" : "");
    }

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated)
    {
        run.Work(Place, values.Length);
        var node = instance.Node;
        return Array.Exists(values, value => JsonEquality.Instance.Equals(value, node)) || Miss(run, instance, $"one of {listed}");
    }
}

internal sealed class ConstantValue(KeywordSource source) : Keyword(source)
{
    private readonly JsonNode? value = source.Value;

    public override bool Test(in Instance instance, Evaluation run, Evaluated? evaluated) =>
        JsonEquality.Instance.Equals(value, instance.Node) || Miss(run, instance, CoreDiagnostics.Shortened(value?.ToJsonString() ?? "null"));
}
