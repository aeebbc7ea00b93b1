using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StatHarness.Data;

/// <summary>The texts that a column really uses, once each, numbered by first appearance, whatever its stored codes are.</summary>
internal sealed class CanonicalDictionary
{
    private readonly DistinctTexts texts;

    /// <summary>Stored code of each canonical code; null when both are the same.</summary>
    private readonly List<int>? stored;
    private readonly int[]? canonical;

    private CanonicalDictionary(DistinctTexts texts, List<int>? stored, int[]? canonical) => (this.texts, this.stored, this.canonical) = (texts, stored, canonical);

    public int Count => stored?.Count ?? texts.Count;

    public static CanonicalDictionary Of(TextColumn column) =>
        IsCanonical(column) ? new(column.Dictionary, null, null) : Renumbered(column);

    public ReadOnlySpan<int> Codes(ReadOnlySpan<int> codes)
    {
        if (canonical is null) return codes;
        var renumbered = new int[codes.Length];
        for (var i = 0; i < codes.Length; i++) renumbered[i] = Math.Max(0, canonical.Length == 0 ? 0 : canonical[codes[i]]);
        return renumbered;
    }

    /// <summary>Each text as its length in four bytes and its UTF-8.</summary>
    public void Append(IncrementalHash hash, int first, int count)
    {
        var scratch = new byte[65_536];
        var used = 0;
        for (var i = first; i < first + count; i++)
        {
            var text = texts.Utf8(stored is null ? i : stored[i]);
            if (used + 4 + text.Length > scratch.Length)
            {
                hash.AppendData(scratch.AsSpan(0, used));
                used = 0;
            }
            BinaryPrimitives.WriteInt32LittleEndian(scratch.AsSpan(used), text.Length);
            used += 4;
            if (used + text.Length > scratch.Length)
            {
                hash.AppendData(scratch.AsSpan(0, used));
                hash.AppendData(text);
                used = 0;
                continue;
            }
            text.CopyTo(scratch.AsSpan(used));
            used += text.Length;
        }
        hash.AppendData(scratch.AsSpan(0, used));
    }

    /// <summary>True when codes first appear as 0, 1, 2, … and all are used; texts are distinct by contract of the dictionary.</summary>
    private static bool IsCanonical(TextColumn column)
    {
        var next = 0;
        var codes = column.Codes;
        for (var row = 0; row < codes.Length; row++)
        {
            if (codes[row] < next || column.IsNull(row)) continue;
            if (codes[row] > next) return false;
            next++;
        }
        return next == column.Dictionary.Count;
    }

    private static CanonicalDictionary Renumbered(TextColumn column)
    {
        var canonical = new int[column.Dictionary.Count];
        Array.Fill(canonical, -1);
        var stored = new List<int>();
        var byText = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var row = 0; row < column.Length; row++)
        {
            if (column.IsNull(row) || canonical[column.Codes[row]] >= 0) continue;
            var text = column.Dictionary[column.Codes[row]];
            if (!byText.TryGetValue(text, out var code))
            {
                code = stored.Count;
                byText.Add(text, code);
                stored.Add(column.Codes[row]);
            }
            canonical[column.Codes[row]] = code;
        }
        return new(column.Dictionary, stored, canonical);
    }
}
