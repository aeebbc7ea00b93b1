using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;
using StatHarness.Core.Json;
using StatHarness.Data;
using StatHarness.Sql;

namespace StatHarness.Scripting;

/// <summary>The slice of the catalogue that a plugin is granted, as columns in memory.</summary>
internal static class StateTables
{
    /// <param name="slice">Canonical JSON: tables, each with its columns and rows.</param>
    public static IReadOnlyList<SqlTable> Read(SafeFileHandle slice)
    {
        var bytes = new byte[RandomAccess.GetLength(slice)];
        for (int at = 0, count; at < bytes.Length; at += count)
            if ((count = RandomAccess.Read(slice, bytes.AsSpan(at), at)) == 0) throw new EndOfStreamException("The slice of the state ended early.");
        using var document = JsonDocument.Parse(bytes, new() { MaxDepth = JsonText.MaxDepth });
        return [.. document.RootElement.GetProperty("tables").EnumerateArray().Select(Table)];
    }

    private static SqlTable Table(JsonElement at)
    {
        var rows = at.GetProperty("rows").EnumerateArray().ToArray();
        var columns = at.GetProperty("columns").EnumerateArray().Select((column, index) =>
        {
            var (name, type) = (WireFields.Text(column, "name"), SqlColumn.TypeOf(WireFields.Text(column, "type")));
            var values = Column(name, type, [.. rows.Select(row => row[index])]);
            return new SqlColumn(name, type, () => values);
        });
        return new(WireFields.Text(at, "name"), null, [.. columns], rows.Length);
    }

    private static Column Column(string name, ColumnType type, JsonElement[] values)
    {
        var validity = ValidityOf(values);
        return type switch
        {
            ColumnType.Int64 => new Int64Column(name, values.Select(value => value.ValueKind == JsonValueKind.Null ? 0 : value.GetInt64()).ToArray(), validity),
            ColumnType.Float64 => new Float64Column(name, values.Select(value => value.ValueKind == JsonValueKind.Null ? 0 : value.GetDouble()).ToArray(), validity),
            ColumnType.Text => Texts(name, values, validity),
            _ => throw new System.Diagnostics.UnreachableException($"The state has no column of {type}."),
        };
    }

    private static Validity ValidityOf(JsonElement[] values)
    {
        var bitmap = new byte[(values.Length + 7) / 8];
        var missing = 0;
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row].ValueKind == JsonValueKind.Null) missing++;
            else bitmap[row >> 3] |= (byte)(1 << (row & 7));
        }
        return Validity.Of(bitmap, missing);
    }

    /// <summary>Not by <see cref="TextCodes"/>, which draws a seed: a worker that has its work may not ask the system for one.</summary>
    private static TextColumn Texts(string name, JsonElement[] values, Validity validity)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var (offsets, bytes) = (new List<int> { 0 }, new List<byte>());
        var codes = new int[values.Length];
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row].GetString() is not { } text || known.TryGetValue(text, out codes[row])) continue;
            known.Add(text, codes[row] = known.Count);
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
            offsets.Add(bytes.Count);
        }
        return new(name, codes, known.Count == 0 ? DistinctTexts.None : new(offsets.ToArray(), bytes.ToArray()), validity);
    }
}
