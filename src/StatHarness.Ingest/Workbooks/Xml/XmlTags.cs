using System.Runtime.CompilerServices;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>
/// The tags of one XML part, as places in a sliding window of its UTF-8: nothing is allocated per tag, nothing recurses. What a span shows is
/// valid until the next call of <see cref="Next"/>. Names are local names. A DTD is refused, so that no entity can grow.
/// </summary>
internal sealed class XmlTags(Stream source, string file, string part, int windowBytes, int mostBytes) : IDisposable
{
    private const int MostDepth = 256;

    private readonly int[] open = new int[MostDepth];
    private byte[] window = new byte[Math.Max(windowBytes, 16)];
    private int[] attributes = new int[4 * 16];
    private int textStart, textEnd, next, filled, depth;
    private int nameStart, nameLength;
    private bool ended, sawElement;

    /// <summary>Attributes of the tag.</summary>
    public int Attributes { get; private set; }

    /// <summary>What stands between the tag before and this one, entities and all.</summary>
    public ReadOnlySpan<byte> Text => window.AsSpan(textStart, textEnd - textStart);

    public ReadOnlySpan<byte> Name => window.AsSpan(nameStart, nameLength);

    public ReadOnlySpan<byte> AttributeName(int index) => window.AsSpan(attributes[4 * index], attributes[(4 * index) + 1]);

    public ReadOnlySpan<byte> AttributeValue(int index) => window.AsSpan(attributes[(4 * index) + 2], attributes[(4 * index) + 3]);

    /// <summary>Value of the attribute of that local name, empty when there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Attributes; i++)
            if (AttributeName(i).SequenceEqual(name)) return AttributeValue(i);
        return default;
    }

    /// <summary>Value as a string, entities resolved; null when there is none.</summary>
    public string? AttributeText(ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < Attributes; i++)
            if (AttributeName(i).SequenceEqual(name)) return XmlText.String(AttributeValue(i)) ?? throw Broken("an attribute holds an unknown entity or is not Unicode.");
        return null;
    }

    public XmlToken Next()
    {
        textStart = next;
        var searched = 0;
        while (true)
        {
            var tag = window.AsSpan(next + searched, filled - next - searched).IndexOf((byte)'<');
            if (tag >= 0)
            {
                textEnd = next + searched + tag;
                if (Parse(textEnd) is { } token) return token;
                searched = textEnd - next;
            }
            else
            {
                searched = filled - next;
                if (ended) return AtEnd();
            }
            Fill();
        }
    }

    /// <summary>What is at hand of that which follows: for those who know what they look for, and then <see cref="Pass"/> it.</summary>
    public ReadOnlySpan<byte> Ahead => window.AsSpan(next, filled - next);

    /// <summary>Goes past whole elements, and texts between them.</summary>
    public void Pass(int bytes) => next += bytes;

    /// <summary>
    /// The short way for a cell of a value only: <c>&lt;v&gt;…&lt;/v&gt;&lt;/c&gt;</c> follows the open tag at once. Takes both and shows the text between.
    /// </summary>
    public bool TryValue(out ReadOnlySpan<byte> value)
    {
        value = default;
        var rest = window.AsSpan(next, filled - next);
        if (!rest.StartsWith("<v>"u8)) return false;
        rest = rest[3..];
        var length = rest.IndexOf((byte)'<');
        if (length < 0 || !rest[length..].StartsWith("</v></c>"u8)) return false;
        value = rest[..length];
        next += 3 + length + 8;
        depth--;
        return true;
    }

    /// <summary>Goes past the end of the element whose open tag was just met.</summary>
    public void Skip()
    {
        for (var level = depth; depth >= level;)
            if (Next() == XmlToken.End) return;
    }

    public DiagnosticException Broken(string why) => WorkbookDiagnostics.Xml(file, part, why);

    public void Dispose() => source.Dispose();

    private XmlToken AtEnd()
    {
        textEnd = next = filled;
        if (depth > 0) throw Broken($"it ends inside of {depth} open {(depth == 1 ? "element" : "elements")}.");
        if (!sawElement) throw Broken("it holds no element.");
        return XmlToken.End;
    }

    /// <returns>Null when the tag goes on beyond the window.</returns>
    private XmlToken? Parse(int tag)
    {
        var at = tag + 1;
        if (at >= filled) return Need();
        switch (window[at])
        {
            case (byte)'/':
                return ParseClose(at + 1);
            case (byte)'?':
                return ParseData(tag, "<?"u8, "?>"u8, false);
            case (byte)'!':
                return ParseBang(tag);
            default:
                return ParseOpen(at);
        }
    }

    private XmlToken? ParseClose(int at)
    {
        var length = window.AsSpan(at, filled - at).IndexOf((byte)'>');
        if (length < 0) return Need();
        next = at + length + 1;
        var name = window.AsSpan(at, length).TrimEnd(" \t\r\n"u8);
        if (depth == 0 || open[--depth] != Stamp(name)) throw Broken("a closing tag does not match the element that is open.");
        SetName(at, name.Length);
        return XmlToken.Close;
    }

    private XmlToken? ParseBang(int tag)
    {
        var rest = window.AsSpan(tag, filled - tag);
        if (rest.StartsWith("<!--"u8)) return ParseData(tag, "<!--"u8, "-->"u8, false);
        if (rest.StartsWith("<![CDATA["u8)) return ParseData(tag, "<![CDATA["u8, "]]>"u8, true);
        if (rest.StartsWith("<!DOCTYPE"u8)) throw WorkbookDiagnostics.Dtd(file, part);
        return rest.Length < 9 && !ended ? null : throw Broken("a tag starts with '<!' and is no comment and no CDATA section.");
    }

    private XmlToken? ParseData(int tag, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end, bool content)
    {
        var at = tag + start.Length;
        var length = filled < at ? -1 : window.AsSpan(at, filled - at).IndexOf(end);
        if (length < 0) return Need();
        (nameStart, nameLength, Attributes) = (at, content ? length : 0, 0);
        next = at + length + end.Length;
        return XmlToken.Data;
    }

    private XmlToken? ParseOpen(int at)
    {
        var bytes = window.AsSpan(0, filled);
        var start = at;
        while (at < bytes.Length && !IsNameEnd(bytes[at])) at++;
        if (at == bytes.Length) return Need();
        if (at == start) throw Broken("a '<' stands where no tag begins.");
        var nameEnd = at;
        Attributes = 0;
        while (true)
        {
            while (at < bytes.Length && IsSpace(bytes[at])) at++;
            if (at + 1 >= bytes.Length && (at == bytes.Length || bytes[at] != '>')) return Need();
            if (bytes[at] == '>')
            {
                Push(bytes[start..nameEnd]);
                return Opened(start, nameEnd, at + 1, XmlToken.Open);
            }
            if (bytes[at] == '/')
            {
                if (bytes[at + 1] != '>') throw Broken("a '/' stands inside of a tag.");
                return Opened(start, nameEnd, at + 2, XmlToken.Empty);
            }
            if (!ParseAttribute(bytes, ref at)) return Need();
        }
    }

    private XmlToken Opened(int start, int nameEnd, int end, XmlToken token)
    {
        (next, sawElement) = (end, true);
        SetName(start, nameEnd - start);
        return token;
    }

    private void Push(ReadOnlySpan<byte> name)
    {
        if (depth == MostDepth) throw WorkbookDiagnostics.Nesting(file, part, MostDepth);
        open[depth++] = Stamp(name);
    }

    private bool ParseAttribute(ReadOnlySpan<byte> bytes, ref int at)
    {
        int start = at, local = at;
        for (; at < bytes.Length && bytes[at] != '='; at++)
        {
            if (bytes[at] == ':') local = at + 1;
            else if (bytes[at] is (byte)'<' or (byte)'>' or (byte)'"') throw Broken("an attribute has no value.");
        }
        var end = at;
        while (end > local && IsSpace(bytes[end - 1])) end--;
        at++;
        while (at < bytes.Length && IsSpace(bytes[at])) at++;
        if (at >= bytes.Length) return false;
        var quote = bytes[at++];
        if (quote is not ((byte)'"' or (byte)'\'')) throw Broken("an attribute's value stands in no quotes.");
        var length = bytes[at..].IndexOf(quote);
        if (length < 0) return false;
        // A declaration such as xmlns:r="…" is no attribute: its local name could be taken for one.
        if (!bytes[start..].StartsWith("xmlns"u8)) Keep(local, end - local, at, length);
        at += length + 1;
        return true;
    }

    private void Keep(int name, int nameLength, int value, int valueLength)
    {
        var slot = 4 * Attributes;
        if (slot == attributes.Length) Array.Resize(ref attributes, slot * 2);
        (attributes[slot], attributes[slot + 1], attributes[slot + 2], attributes[slot + 3]) = (name, nameLength, value, valueLength);
        Attributes++;
    }

    private void SetName(int start, int length)
    {
        var colon = length > 1 ? window.AsSpan(start, length).LastIndexOf((byte)':') : -1;
        (nameStart, nameLength) = (start + colon + 1, length - colon - 1);
    }

    private XmlToken? Need() => ended ? throw Broken("it ends inside of a tag.") : null;

    /// <summary>Moves what is still needed to the front and reads on; the window grows when one piece fills it.</summary>
    private void Fill()
    {
        var kept = filled - textStart;
        if (textStart > 0)
        {
            window.AsSpan(textStart, kept).CopyTo(window);
            (next, filled, textStart) = (next - textStart, kept, 0);
        }
        if (filled == window.Length)
        {
            if (window.Length >= mostBytes) throw WorkbookDiagnostics.TooLong(file, part, mostBytes);
            Array.Resize(ref window, (int)Math.Min(window.Length * 2L, mostBytes));
        }
        while (filled < window.Length && !ended)
        {
            var read = source.Read(window, filled, window.Length - filled);
            ended = read == 0;
            filled += read;
        }
    }

    /// <summary>Enough to tell apart the names that can be met; a collision only lets a wrong closing tag pass.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Stamp(ReadOnlySpan<byte> name) => (name.Length << 16) | (name.IsEmpty ? 0 : (name[0] << 8) | name[^1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNameEnd(byte value) => value is (byte)'>' or (byte)'/' || IsSpace(value);
}
