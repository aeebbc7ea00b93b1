using System.Text;

namespace StatHarness.Ingest;

/// <summary>What each record is.</summary>
internal enum JsonRowKind : byte
{
    Objects,
    Arrays,
    Values,
}

/// <summary>Reads one record into cells: objects inside become dotted columns, lists stay JSON.</summary>
internal sealed class JsonRecord(JsonScanner scanner, JsonCells cells, JsonRowKind kind, string? whole)
{
    private readonly JsonLevel root = new();
    private readonly List<(JsonLevel Level, int Count)> grown = [];
    private readonly List<(JsonKey Key, int Column, JsonLevel? Inside)> changed = [];
    private int renamedBefore;
    private long line;

    /// <summary>Why the record cannot be a row, though it is JSON.</summary>
    public JsonProblem? Problem { get; private set; }

    public int ProblemAt { get; private set; }

    /// <summary>Columns there were before this record.</summary>
    public int ColumnsBefore { get; private set; }

    /// <summary>Cells of a record that is an array.</summary>
    public int Width { get; private set; }

    /// <summary>Those of them that are texts, not empty.</summary>
    public int Texts { get; private set; }

    /// <summary>Past one record.</summary>
    /// <param name="bytes">With <see cref="KnownMembers.Padding"/> behind them.</param>
    /// <param name="recordLine">For a refusal.</param>
    public bool Read(ReadOnlySpan<byte> bytes, ref int at, long recordLine)
    {
        cells.Begin();
        grown.Clear();
        changed.Clear();
        (ColumnsBefore, renamedBefore, line, Problem, ProblemAt, Width, Texts) = (cells.Names.Count, cells.Renamed.Count, recordLine, null, 0, 0, 0);
        if (at == bytes.Length) return scanner.End(at);
        if (kind == JsonRowKind.Values)
        {
            if (cells.Names.Count == 0) cells.Add("value", "value", line);
            return Cell(bytes, ref at, 0, 0);
        }
        var fits = bytes[at] == (kind == JsonRowKind.Objects ? (byte)'{' : (byte)'[');
        if (fits) return kind == JsonRowKind.Objects ? Object(bytes, ref at, root, null, 0) : Array(bytes, ref at);
        var start = at;
        if (!scanner.Value(bytes, ref at, 0)) return false;
        Refuse(JsonDiagnostics.Kind(Name(bytes[start]), kind == JsonRowKind.Objects ? "an object" : "a list"), start);
        return true;
    }

    /// <summary>Forgets the columns that this record alone brought.</summary>
    public void Undo()
    {
        cells.Shrink(ColumnsBefore, renamedBefore);
        for (var last = changed.Count - 1; last >= 0; last--) (changed[last].Key.Column, changed[last].Key.Inside) = (changed[last].Column, changed[last].Inside);
        for (var last = grown.Count - 1; last >= 0; last--) grown[last].Level.Shrink(grown[last].Count);
        grown.Clear();
        changed.Clear();
    }

    public static string Name(byte first) => first switch
    {
        (byte)'{' => "an object",
        (byte)'[' => "a list",
        (byte)'"' => "a text",
        (byte)'t' or (byte)'f' => "true or false",
        (byte)'n' => "null",
        _ => "a number",
    };

    private void Refuse(JsonProblem problem, int at)
    {
        if (Problem is null) (Problem, ProblemAt) = (problem, at);
    }

    private bool Array(ReadOnlySpan<byte> bytes, ref int at)
    {
        at = JsonScanner.Space(bytes, at + 1);
        if (at < bytes.Length && bytes[at] == (byte)']')
        {
            at++;
            return true;
        }
        while (true)
        {
            if (at == bytes.Length) return scanner.End(at);
            if (Width == cells.Names.Count) cells.Add($"column_{Width + 1}", $"column_{Width + 1}", line);
            if (bytes[at] == (byte)'"' && at + 1 < bytes.Length && bytes[at + 1] != (byte)'"') Texts++;
            if (!Cell(bytes, ref at, Width++, 1) || !scanner.Comma(bytes, ref at, (byte)']', out var more)) return false;
            if (!more) return true;
        }
    }

    private bool Object(ReadOnlySpan<byte> bytes, ref int at, JsonLevel level, JsonKey? parent, int depth)
    {
        if (depth == JsonScanner.MostDepth) return scanner.Fail(JsonFault.Depth, at);
        level.Restart();
        at = JsonScanner.Space(bytes, at + 1);
        if (at < bytes.Length && bytes[at] == (byte)'}')
        {
            at++;
            return true;
        }
        while (true)
        {
            if (KnownMembers.Take(bytes, ref at, level, cells))
            {
                at++;
                return true;
            }
            if (at == bytes.Length) return scanner.End(at);
            if (bytes[at] != (byte)'"') return scanner.Fail(bytes[at] == (byte)'}' ? JsonFault.TrailingComma : JsonFault.Key, at);
            var start = at;
            var key = level.Guess(bytes[at..]);
            if (key is not null) at += key.QuotedLength;
            else if (!Key(bytes, ref at, level, parent, out key)) return false;
            if (at < bytes.Length && bytes[at] == (byte)':') at++;
            else if (!scanner.Colon(bytes, ref at)) return false;
            at = JsonScanner.Space(bytes, at);
            if (key is null || key.Record == cells.Record)
            {
                if (key is not null) Refuse(JsonDiagnostics.DuplicateKey(key.Path), start);
                if (!scanner.Value(bytes, ref at, depth + 1)) return false;
            }
            else
            {
                key.Record = cells.Record;
                if (!Member(bytes, ref at, key, depth + 1)) return false;
            }
            if (at < bytes.Length - 1 && bytes[at] == (byte)',' && bytes[at + 1] == (byte)'"') at++;
            else if (!scanner.Comma(bytes, ref at, (byte)'}', out var more)) return false;
            else if (!more) return true;
        }
    }

    /// <summary>The key that stands here, known or new; null, and the record refused, when it is no text.</summary>
    private bool Key(ReadOnlySpan<byte> bytes, ref int at, JsonLevel level, JsonKey? parent, out JsonKey? key)
    {
        key = null;
        var start = at;
        if (!scanner.String(bytes, ref at, out var escaped)) return false;
        var name = bytes[(start + 1)..(at - 1)];
        if (escaped)
        {
            var first = cells.Text.Length;
            if (cells.Text.Unescape(name) is var fault && fault != JsonFault.None)
            {
                Refuse(JsonDiagnostics.Fault(fault, bytes, start), start);
                return true;
            }
            name = cells.Text[first, cells.Text.Length - first];
        }
        key = level.Find(name);
        if (key is not null) return true;
        var text = Encoding.UTF8.GetString(name);
        var pointer = text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        key = new(bytes[start..at].ToArray(), parent is null ? text : $"{parent.Path}.{text}", $"{parent?.Pointer}/{pointer}");
        grown.Add((level, level.Count));
        level.Add(name, key);
        return true;
    }

    private bool Member(ReadOnlySpan<byte> bytes, ref int at, JsonKey key, int depth)
    {
        if (at == bytes.Length) return scanner.End(at);
        var spreads = bytes[at] == (byte)'{' && key.Path != whole;
        if (spreads)
        {
            var inside = JsonScanner.Space(bytes, at + 1);
            if (inside == bytes.Length) return scanner.End(inside);
            if (bytes[inside] != (byte)'}')
            {
                if (key.Inside is null) Changing(key).Inside = new();
                return Object(bytes, ref at, key.Inside!, key, depth);
            }
        }
        if (key.Column < 0 && (key.Inside is null || bytes[at] != (byte)'n')) Changing(key).Column = cells.Add(key.Path, key.Pointer, line);
        return key.Column < 0 ? scanner.Word(bytes, ref at) : Cell(bytes, ref at, key.Column, depth);
    }

    private JsonKey Changing(JsonKey key)
    {
        changed.Add((key, key.Column, key.Inside));
        return key;
    }

    private bool Cell(ReadOnlySpan<byte> bytes, ref int at, int column, int depth)
    {
        var start = at;
        switch (bytes[at])
        {
            case (byte)'"':
                if (!scanner.String(bytes, ref at, out var escaped)) return false;
                if (escaped) Unescape(bytes, start, at, column);
                else cells.Set(column, start + 1, at - start - 2, JsonCellKind.Plain);
                return true;
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'):
                if (!scanner.Number(bytes, ref at)) return false;
                cells.Set(column, start, at - start, JsonCellKind.Plain);
                return true;
            case (byte)'{' or (byte)'[':
                if (!scanner.Value(bytes, ref at, depth)) return false;
                var first = cells.Text.Length;
                cells.Text.Compact(bytes[start..at]);
                cells.Set(column, first, cells.Text.Length - first, JsonCellKind.List);
                return true;
            default:
                if (!scanner.Word(bytes, ref at)) return false;
                cells.Set(column, start, at - start, bytes[start] == (byte)'n' ? JsonCellKind.Null : JsonCellKind.Plain);
                return true;
        }
    }

    private void Unescape(ReadOnlySpan<byte> bytes, int start, int end, int column)
    {
        var first = cells.Text.Length;
        var fault = cells.Text.Unescape(bytes[(start + 1)..(end - 1)]);
        if (fault != JsonFault.None) Refuse(JsonDiagnostics.Fault(fault, bytes, start), start);
        else cells.Set(column, first, cells.Text.Length - first, JsonCellKind.Text);
    }
}
