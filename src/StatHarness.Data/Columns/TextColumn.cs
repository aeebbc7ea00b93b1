using System.Text;

namespace StatHarness.Data;

/// <summary>
/// A column of UTF-8 text. <see cref="Utf8"/> reads any row; <see cref="Codes"/> and <see cref="Dictionary"/> number the distinct values by first
/// appearance (the code of a missing row is 0 and means nothing). A column stored plain, because most of its texts differ, builds them when first asked.
/// </summary>
public sealed class TextColumn : Column
{
    private readonly PlainTexts? plain;
    private readonly Lazy<(StoredIntegers<int> Codes, DistinctTexts Dictionary)> coded;

    public TextColumn(string name, ReadOnlyMemory<int> codes, DistinctTexts dictionary, Validity validity)
        : this(name, new StoredIntegers<int, int>(codes), dictionary, validity)
    {
    }

    internal TextColumn(string name, StoredIntegers<int> codes, DistinctTexts dictionary, Validity validity) : base(name, ColumnType.Text, codes.Length, validity)
    {
        coded = new((codes, dictionary));
        _ = coded.Value;
    }

    internal TextColumn(string name, PlainTexts plain, Validity validity) : base(name, ColumnType.Text, plain.Length, validity)
    {
        this.plain = plain;
        coded = new(Code);
    }

    /// <summary>Stored row by row; asking for codes or dictionary costs time and memory for all distinct texts.</summary>
    public bool IsPlain => plain is not null;

    public ReadOnlySpan<int> Codes
    {
        get
        {
            ThrowIfDisposed();
            return coded.Value.Codes.Values;
        }
    }

    /// <summary>Copies codes from row <paramref name="first"/> on, without keeping a copy of all that are stored in fewer bytes.</summary>
    public void ReadCodes(int first, Span<int> into)
    {
        ThrowIfDisposed();
        coded.Value.Codes.Read(first, into);
    }

    public DistinctTexts Dictionary => coded.Value.Dictionary;

    public string? this[int row] => IsNull(row) ? null : TextOfValid(row);

    /// <summary>The text of a row that is not missing.</summary>
    public ReadOnlySpan<byte> Utf8(int row) => plain is null ? Dictionary.Utf8(Codes[row]) : plain.Utf8(row);

    /// <summary>
    /// The texts of a plain column from row <paramref name="first"/> on, back to back, and where each ends among them (a missing one is empty): for who looks at all.
    /// </summary>
    /// <param name="count">Rows read: at least one, at most as many as <paramref name="ends"/> has room for.</param>
    /// <exception cref="InvalidOperationException">The column is not plain.</exception>
    public ReadOnlyMemory<byte> ReadPlain(int first, Span<int> ends, out int count) =>
        (plain ?? throw new InvalidOperationException("The column is stored as codes.")).Read(first, ends, out count);

    protected override string TextOfValid(int row) => Encoding.UTF8.GetString(Utf8(row));

    private (StoredIntegers<int> Codes, DistinctTexts Dictionary) Code()
    {
        var codes = new int[Length];
        var dictionary = new TextCodes(Name);
        for (var row = 0; row < codes.Length; row++)
            if (!IsNull(row)) codes[row] = dictionary.CodeOf(plain!.Utf8(row), out _);
        return (new StoredIntegers<int, int>(codes), dictionary.Texts());
    }
}

/// <summary>Distinct texts: value i is <c>bytes[offsets[i]..offsets[i + 1]]</c>.</summary>
public sealed class DistinctTexts(ReadOnlyMemory<int> offsets, ReadOnlyMemory<byte> bytes)
{
    private readonly ReadOnlyMemory<int> offsets = offsets;
    private readonly ReadOnlyMemory<byte> bytes = bytes;

    /// <summary>No texts at all.</summary>
    public static DistinctTexts None { get; } = new(new int[1], default);

    public int Count => offsets.Length - 1;

    /// <summary>One more than there are texts.</summary>
    public ReadOnlySpan<int> Offsets => offsets.Span;

    /// <summary>All texts, back to back.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.Span;

    public string this[int code] => Encoding.UTF8.GetString(Utf8(code));

    public ReadOnlySpan<byte> Utf8(int code)
    {
        var ends = offsets.Span;
        return bytes.Span[ends[code]..ends[code + 1]];
    }
}
