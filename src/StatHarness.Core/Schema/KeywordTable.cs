namespace StatHarness.Core.Schema;

using Create = Func<KeywordSource, Keyword?>;

/// <summary>Every keyword with the vocabulary it belongs to. Unknown ones are annotations and do nothing.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, (Vocabularies Vocabulary, Create Create)> Common = new(StringComparer.Ordinal)
    {
        ["allOf"] = (Vocabularies.Applicator, source => new AllOf(source)),
        ["anyOf"] = (Vocabularies.Applicator, source => new AnyOf(source)),
        ["oneOf"] = (Vocabularies.Applicator, source => new OneOf(source)),
        ["not"] = (Vocabularies.Applicator, source => new Not(source)),
        ["if"] = (Vocabularies.Applicator, source => new IfThenElse(source)),
        ["properties"] = (Vocabularies.Applicator, source => new Properties(source)),
        ["patternProperties"] = (Vocabularies.Applicator, source => new PatternProperties(source)),
        ["additionalProperties"] = (Vocabularies.Applicator, source => new AdditionalProperties(source)),
        ["propertyNames"] = (Vocabularies.Applicator, source => new PropertyNames(source)),
        ["dependencies"] = (Vocabularies.Applicator, source => new Dependencies(source)),
        ["contains"] = (Vocabularies.Applicator, source => new Contains(source)),
        ["type"] = (Vocabularies.Validation, source => new TypeOf(source)),
        ["enum"] = (Vocabularies.Validation, source => new OneOfValues(source)),
        ["const"] = (Vocabularies.Validation, source => new ConstantValue(source)),
        ["minimum"] = (Vocabularies.Validation, source => new Bound(source, "at least", sign => sign >= 0)),
        ["maximum"] = (Vocabularies.Validation, source => new Bound(source, "at most", sign => sign <= 0)),
        ["exclusiveMinimum"] = (Vocabularies.Validation, source => new Bound(source, "above", sign => sign > 0)),
        ["exclusiveMaximum"] = (Vocabularies.Validation, source => new Bound(source, "below", sign => sign < 0)),
        ["multipleOf"] = (Vocabularies.Validation, source => new MultipleOf(source)),
        ["minLength"] = (Vocabularies.Validation, source => new Length(source, JsonKind.String, "characters", isMinimum: true)),
        ["maxLength"] = (Vocabularies.Validation, source => new Length(source, JsonKind.String, "characters", isMinimum: false)),
        ["minItems"] = (Vocabularies.Validation, source => new Length(source, JsonKind.Array, "items", isMinimum: true)),
        ["maxItems"] = (Vocabularies.Validation, source => new Length(source, JsonKind.Array, "items", isMinimum: false)),
        ["minProperties"] = (Vocabularies.Validation, source => new Length(source, JsonKind.Object, "members", isMinimum: true)),
        ["maxProperties"] = (Vocabularies.Validation, source => new Length(source, JsonKind.Object, "members", isMinimum: false)),
        ["pattern"] = (Vocabularies.Validation, source => new Pattern(source)),
        ["uniqueItems"] = (Vocabularies.Validation, source => new UniqueItems(source)),
        ["required"] = (Vocabularies.Validation, source => new Required(source)),
        ["format"] = (Vocabularies.FormatAssertion, Format.Create),
        ["$ref"] = (Vocabularies.Core, source => new Reference(source)),
    };

    private static readonly Dictionary<string, (Vocabularies Vocabulary, Create Create)> Draft7 = new(StringComparer.Ordinal)
    {
        ["items"] = (Vocabularies.Applicator, source => source.Value is System.Text.Json.Nodes.JsonArray ? new PrefixItems(source) : new Items(source, 0)),
        ["additionalItems"] = (Vocabularies.Applicator, source => source.Siblings["items"] is System.Text.Json.Nodes.JsonArray prefix ? new Items(source, prefix.Count) : null),
    };

    private static readonly Dictionary<string, (Vocabularies Vocabulary, Create Create)> Draft202012 = new(StringComparer.Ordinal)
    {
        ["prefixItems"] = (Vocabularies.Applicator, source => new PrefixItems(source)),
        ["items"] = (Vocabularies.Applicator, source => new Items(source, source.Siblings["prefixItems"] is System.Text.Json.Nodes.JsonArray prefix ? prefix.Count : 0)),
        ["dependentSchemas"] = (Vocabularies.Applicator, source => new Dependencies(source)),
        ["dependentRequired"] = (Vocabularies.Validation, source => new Dependencies(source)),
        ["unevaluatedItems"] = (Vocabularies.Unevaluated, source => new UnevaluatedItems(source)),
        ["unevaluatedProperties"] = (Vocabularies.Unevaluated, source => new UnevaluatedProperties(source)),
        ["$dynamicRef"] = (Vocabularies.Core, source => new DynamicReference(source)),
    };

    public static Create? Find(Dialect dialect, string name)
    {
        if (!Common.TryGetValue(name, out var found) && !(dialect.IsDraft7 ? Draft7 : Draft202012).TryGetValue(name, out found)) return null;
        return (dialect.Vocabularies & found.Vocabulary) != 0 ? found.Create : null;
    }
}
