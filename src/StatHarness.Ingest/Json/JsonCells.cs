namespace StatHarness.Ingest;

/// <summary>The columns met so far and the cells of one record, as places in the bytes at hand or in <see cref="Text"/>.</summary>
internal sealed class JsonCells(string file, int mostColumns)
{
    private readonly List<string> names = [];
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);
    private readonly List<string> renamed = [];
    private readonly List<JsonColumnFacts> facts = [];
    private Slot[] slots = new Slot[16];
    private long[] places = new long[16];
    private int plain;
    private long committed;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<JsonColumnFacts> Facts => facts;

    /// <summary>Columns that could not have their plain name, one sentence each.</summary>
    public IReadOnlyList<string> Renamed => renamed;

    public JsonText Text { get; } = new();

    /// <summary>Number of the record at hand; never the same twice.</summary>
    public long Record { get; private set; }

    public void Begin()
    {
        Record++;
        plain = 0;
        Text.Clear();
    }

    /// <param name="otherwise">The name when another column has <paramref name="name"/> already.</param>
    public int Add(string name, string otherwise, long line)
    {
        if (names.Count == mostColumns) throw JsonDiagnostics.TooManyColumns(file, line, mostColumns);
        var free = name.Length == 0 ? $"column_{names.Count + 1}" : name;
        if (!taken.Add(free))
        {
            free = otherwise;
            for (var number = 2; !taken.Add(free); number++) free = $"{otherwise} ({number})";
            renamed.Add($"Two values would be called '{name}': the later, at {otherwise} of a record, is the column '{free}'.");
        }
        if (name.Length == 0) renamed.Add($"The empty key is the column '{free}'.");
        names.Add(free);
        facts.Add(new(committed));
        if (slots.Length < names.Count) (slots, places) = ([.. slots, .. slots], [.. places, .. places]);
        slots[names.Count - 1] = default;
        return names.Count - 1;
    }

    /// <summary>Forgets the columns that came last, with a record that is rejected.</summary>
    public void Shrink(int count, int renamedCount)
    {
        for (var last = names.Count - 1; last >= count; last--) taken.Remove(names[last]);
        names.RemoveRange(count, names.Count - count);
        facts.RemoveRange(count, facts.Count - count);
        renamed.RemoveRange(renamedCount, renamed.Count - renamedCount);
    }

    /// <summary>Once for each column of a record.</summary>
    public void Set(int column, int start, int length, JsonCellKind kind)
    {
        slots[column] = new(Record, kind);
        places[column] = RowBlock.Pack(start, length);
        if (kind == JsonCellKind.Plain && length > 0) plain++;
    }

    public void SetText(int column, ReadOnlySpan<byte> text)
    {
        Set(column, Text.Length, text.Length, JsonCellKind.Text);
        Text.Append(text);
    }

    /// <summary>The record's texts as names, when no two are the same; the record is then the header.</summary>
    public bool TryName(ReadOnlySpan<byte> bytes)
    {
        var texts = new List<string>(names.Count);
        for (var column = 0; column < names.Count; column++) texts.Add(System.Text.Encoding.UTF8.GetString(CellOf(column, slots[column].Kind, bytes)));
        if (texts.Distinct(StringComparer.Ordinal).Count() < texts.Count) return false;
        names.Clear();
        taken.Clear();
        facts.Clear();
        foreach (var text in texts) Add(text, text, 1);
        return true;
    }

    /// <summary>Adds the record to the block, which has as many columns.</summary>
    public void Commit(RowBlock block, ReadOnlySpan<byte> bytes, long line)
    {
        if (plain == names.Count) block.AppendRow(bytes, places.AsSpan(0, plain));
        else
        {
            for (var column = 0; column < names.Count; column++)
            {
                var kind = slots[column].Record == Record ? slots[column].Kind : JsonCellKind.Absent;
                var cell = CellOf(column, kind, bytes);
                if (kind != JsonCellKind.Plain || cell.IsEmpty) facts[column].Meet(kind, cell.Length);
                block.Append(cell);
            }
        }
        block.Accept(line);
        committed++;
    }

    private ReadOnlySpan<byte> CellOf(int column, JsonCellKind kind, ReadOnlySpan<byte> bytes)
    {
        int start = RowBlock.StartOf(places[column]), length = RowBlock.LengthOf(places[column]);
        return kind switch
        {
            JsonCellKind.Plain => bytes.Slice(start, length),
            JsonCellKind.Text or JsonCellKind.List => Text[start, length],
            _ => default,
        };
    }

    private readonly record struct Slot(long Record, JsonCellKind Kind);
}

internal enum JsonCellKind : byte
{
    Absent,
    Null,
    /// <summary>As it stands in the file.</summary>
    Plain,
    /// <summary>Escapes resolved.</summary>
    Text,
    /// <summary>A list, or an object that is not spread over columns.</summary>
    List,
}

/// <summary>What a reader should know of a column.</summary>
/// <param name="before">Records before the first that has the key.</param>
internal sealed class JsonColumnFacts(long before)
{
    public long Nulls { get; private set; }

    public long Absents { get; private set; } = before;

    public long Empties { get; private set; }

    public long Lists { get; private set; }

    public void Meet(JsonCellKind kind, int length)
    {
        if (kind == JsonCellKind.Absent) Absents++;
        else if (kind == JsonCellKind.Null) Nulls++;
        else if (kind == JsonCellKind.List) Lists++;
        else if (length == 0) Empties++;
    }
}
