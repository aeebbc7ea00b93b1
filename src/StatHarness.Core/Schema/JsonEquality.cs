using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace StatHarness.Core.Schema;

/// <summary>Equality of the JSON data model: numbers by value (1 = 1.0), members in any order.</summary>
internal sealed class JsonEquality : IEqualityComparer<JsonNode?>
{
    public static readonly JsonEquality Instance = new();

    public bool Equals(JsonNode? x, JsonNode? y)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var (left, right) = (Schema.Instance.Of(x), Schema.Instance.Of(y));
        if (left.Kind != right.Kind) return false;
        return left.Kind switch
        {
            JsonKind.Null => true,
            JsonKind.Boolean => left.Node!.GetValue<bool>() == right.Node!.GetValue<bool>(),
            JsonKind.Number => left.Number.SameAs(right.Number),
            JsonKind.String => left.Text == right.Text,
            JsonKind.Array => left.Array.SequenceEqual(right.Array, this),
            _ => left.Object.Count == right.Object.Count && left.Object.All(member => right.Object.TryGetPropertyValue(member.Key, out var other) && Equals(member.Value, other)),
        };
    }

    public int GetHashCode(JsonNode? obj)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var instance = Schema.Instance.Of(obj);
        switch (instance.Kind)
        {
            case JsonKind.Null: return 1;
            case JsonKind.Boolean: return instance.Node!.GetValue<bool>() ? 2 : 3;
            case JsonKind.Number: return instance.Number.Hash();
            case JsonKind.String: return instance.Text.GetHashCode(StringComparison.Ordinal);
            case JsonKind.Array:
                var hash = new HashCode();
                foreach (var item in instance.Array) hash.Add(GetHashCode(item));
                return hash.ToHashCode();
            default:
                var sum = 5;
                foreach (var (name, value) in instance.Object) sum = unchecked(sum + HashCode.Combine(name, GetHashCode(value)));
                return sum;
        }
    }
}
