namespace StatHarness.Ingest;

internal enum SheetCellKind : byte
{
    Text,
    Number,
    /// <summary>Day, time of day or duration, as text of ours.</summary>
    Moment,
    Bool,
    /// <summary>A number whose format says that it is a day, which it cannot be.</summary>
    NoMoment,
    /// <summary>An error such as #DIV/0!: its text is the error's name, and the value is missing.</summary>
    Error,
    /// <summary>A formula whose value is not stored.</summary>
    NoValue,
}

/// <summary>One row of a sheet: the cells that hold something, from left to right. Used again for each row.</summary>
internal sealed class SheetRow
{
    private readonly ByteText text = new();
    private int[] columns = new int[64];
    private int[] starts = new int[64];
    private int[] lengths = new int[64];
    private SheetCellKind[] kinds = new SheetCellKind[64];
    private bool[] isShared = new bool[64];

    /// <summary>From 1, as in the sheet.</summary>
    public int Number { get; set; }

    public bool Hidden { get; set; }

    public int Count { get; private set; }

    /// <summary>Where the texts lie that are not the row's own.</summary>
    public byte[] Shared { get; set; } = [];

    /// <summary>From 1, as in the sheet: A is 1.</summary>
    public int Column(int index) => columns[index];

    public SheetCellKind Kind(int index) => kinds[index];

    public ReadOnlySpan<byte> Text(int index) => (isShared[index] ? Shared : text.Bytes).AsSpan(starts[index], lengths[index]);

    /// <summary>What becomes of the cell in the table: errors and values that are not stored are missing.</summary>
    public ReadOnlySpan<byte> Value(int index) => kinds[index] is SheetCellKind.Error or SheetCellKind.NoValue ? default : Text(index);

    public void Clear(int number)
    {
        (Number, Hidden, Count) = (number, false, 0);
        text.Clear();
    }

    public void Add(int column, SheetCellKind kind, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty && kind != SheetCellKind.NoValue) return;
        Put(column, kind, text.Length, value.Length, shared: false);
        text.Append(value);
    }

    public void AddShared(int column, int start, int length)
    {
        if (length > 0) Put(column, SheetCellKind.Text, start, length, shared: true);
    }

    /// <summary>A copy that stays when this row is used again.</summary>
    public SheetRow Copy()
    {
        var copy = new SheetRow { Number = Number, Hidden = Hidden, Shared = Shared };
        for (var i = 0; i < Count; i++)
            if (isShared[i]) copy.AddShared(columns[i], starts[i], lengths[i]);
            else copy.Add(columns[i], kinds[i], Text(i));
        return copy;
    }

    private void Put(int column, SheetCellKind kind, int start, int length, bool shared)
    {
        if (Count == columns.Length)
        {
            Array.Resize(ref columns, Count * 2);
            Array.Resize(ref starts, Count * 2);
            Array.Resize(ref lengths, Count * 2);
            Array.Resize(ref kinds, Count * 2);
            Array.Resize(ref isShared, Count * 2);
        }
        columns[Count] = column;
        starts[Count] = start;
        lengths[Count] = length;
        kinds[Count] = kind;
        isShared[Count++] = shared;
    }
}
