using System.Text;

namespace StatHarness.Data;

/// <summary>A column of UTF-8 text as codes into distinct values, numbered by first appearance; the code of a missing row is 0 and means nothing.</summary>
public sealed class TextColumn(string name, ReadOnlyMemory<int> codes, DistinctTexts dictionary, Validity validity)
    : Column(name, ColumnType.Text, codes.Length, validity)
{
    private readonly ReadOnlyMemory<int> codes = codes;

    public ReadOnlySpan<int> Codes => codes.Span;

    public DistinctTexts Dictionary { get; } = dictionary;

    public string? this[int row] => IsNull(row) ? null : Dictionary[codes.Span[row]];

    protected override string TextOfValid(int row) => Dictionary[codes.Span[row]];
}

/// <summary>Distinct texts: value i is <c>bytes[offsets[i]..offsets[i + 1]]</c>.</summary>
public sealed class DistinctTexts(ReadOnlyMemory<long> offsets, ReadOnlyMemory<byte> bytes)
{
    private readonly ReadOnlyMemory<long> offsets = offsets;
    private readonly ReadOnlyMemory<byte> bytes = bytes;

    /// <summary>No texts at all.</summary>
    public static DistinctTexts None { get; } = new(new long[1], default);

    public int Count => offsets.Length - 1;

    /// <summary>One more than there are texts.</summary>
    public ReadOnlySpan<long> Offsets => offsets.Span;

    /// <summary>All texts, back to back.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    public string this[int code] => Encoding.UTF8.GetString(Utf8(code));

    public ReadOnlySpan<byte> Utf8(int code)
    {
        var ends = offsets.Span;
        return bytes.Span[(int)ends[code]..(int)ends[code + 1]];
    }
}
