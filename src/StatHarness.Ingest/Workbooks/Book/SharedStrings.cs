using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace StatHarness.Ingest;

/// <summary>The texts that cells name by number, one after the other in one piece of memory.</summary>
internal sealed class SharedStrings
{
    private const int MostBytes = 1 << 30;

    private readonly List<int> ends = [];
    private byte[] bytes = [];

    public static SharedStrings None { get; } = new();

    public int Count => ends.Count;

    /// <summary>Holds all texts; <see cref="Find"/> says where.</summary>
    public byte[] Bytes => bytes;

    /// <summary>Place of the text; <paramref name="index"/> must be below <see cref="Count"/>.</summary>
    public (int Start, int Length) Find(int index)
    {
        var all = CollectionsMarshal.AsSpan(ends);
        var start = index == 0 ? 0 : all[index - 1];
        return (start, all[index] - start);
    }

    /// <summary>From XLSB: runs and phonetic text stand behind the text of an item.</summary>
    public static SharedStrings ReadBinary(Package package, string part)
    {
        var strings = new SharedStrings();
        var text = new ByteText();
        using var records = new BinaryRecords(package.Stream(part), package.File, part);
        while (records.Next())
        {
            if (records.Type != BinaryRecords.StringItem) continue;
            var at = 1;
            records.AppendText(ref at, text);
            if (text.Length > MostBytes) throw WorkbookDiagnostics.Bomb(package.File, $"its shared strings hold more than {MostBytes} bytes.");
            strings.ends.Add(text.Length);
        }
        strings.bytes = text.Bytes;
        return strings;
    }

    public static SharedStrings Read(Package package, string part, IngestOptions options)
    {
        var strings = new SharedStrings();
        var text = new ByteText();
        using var tags = package.Tags(part, options, ahead: true);
        for (var token = tags.Next(); token != XmlToken.End; token = tags.Next())
        {
            if (!tags.Name.SequenceEqual("si"u8)) continue;
            if (token == XmlToken.Open) RichText.Append(tags, text);
            else if (token != XmlToken.Empty) continue;
            if (text.Length > MostBytes) throw WorkbookDiagnostics.Bomb(package.File, $"its shared strings hold more than {MostBytes} bytes.");
            strings.ends.Add(text.Length);
        }
        if (!Utf8.IsValid(text.Span)) throw WorkbookDiagnostics.Xml(package.File, part, "it holds bytes that are not UTF-8.");
        strings.bytes = text.Bytes;
        return strings;
    }
}
