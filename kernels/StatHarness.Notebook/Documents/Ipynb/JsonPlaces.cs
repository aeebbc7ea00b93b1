using System.Globalization;
using System.Text.Json;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Finds the line of a value in JSON text, so that a diagnostic about <c>cells[3].source</c> can be clicked.</summary>
internal static class JsonPlaces
{
    /// <param name="path">Member names and array indices from the root.</param>
    /// <returns>Where the value stands; where its nearest ancestor stands when it is not there.</returns>
    public static Place Find(ReadOnlySpan<byte> utf8, string file, IReadOnlyList<object> path)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        var at = reader.TokenStartIndex;
        foreach (var step in path)
        {
            if (!Enter(ref reader, step)) break;
            at = reader.TokenStartIndex;
        }
        var before = utf8[..(int)at];
        var column = before.Length - before.LastIndexOf((byte)'\n');
        return new Place(file, before.Count((byte)'\n') + 1, column);
    }

    public static string Text(IReadOnlyList<object> path) =>
        string.Concat(path.Select((step, i) => step is int index ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : i == 0 ? $"{step}" : $".{step}"));

    private static bool Enter(ref Utf8JsonReader reader, object step)
    {
        if (step is string name)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var found = reader.ValueTextEquals(name);
                reader.Read();
                if (found) return true;
                reader.Skip();
            }
            return false;
        }
        if (reader.TokenType != JsonTokenType.StartArray) return false;
        for (var left = (int)step; reader.Read() && reader.TokenType != JsonTokenType.EndArray; left--)
        {
            if (left == 0) return true;
            reader.Skip();
        }
        return false;
    }
}
