using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;

namespace StatHarness.Ingest;

/// <summary>From the bytes between tags to the text they mean.</summary>
internal static class XmlText
{
    private static readonly SearchValues<byte> Special = SearchValues.Create("&\r"u8);
    private static readonly SearchValues<byte> SpecialInCells = SearchValues.Create("&\r_"u8);

    /// <summary>Adds the text, at most as long as <paramref name="raw"/>, to <paramref name="text"/>. False when an entity is unknown or means no character.</summary>
    public static bool TryAppend(ReadOnlySpan<byte> raw, ByteText text)
    {
        while (true)
        {
            var at = raw.IndexOfAny(Special);
            if (at < 0)
            {
                text.Append(raw);
                return true;
            }
            text.Append(raw[..at]);
            if (raw[at] == '\r')
            {
                // XML 1.0 §2.11: a line end is one line feed.
                text.Append("\n"u8);
                raw = raw[(at + (at + 1 < raw.Length && raw[at + 1] == '\n' ? 2 : 1))..];
                continue;
            }
            raw = raw[(at + 1)..];
            var end = raw.IndexOf((byte)';');
            if (end is < 0 or > 12 || !TryEntity(raw[..end], text)) return false;
            raw = raw[(end + 1)..];
        }
    }

    /// <summary>True when the bytes are their own meaning: no entity, no return, no <c>_x000D_</c>, and Unicode.</summary>
    public static bool IsPlain(ReadOnlySpan<byte> raw) => raw.IndexOfAny(SpecialInCells) < 0 && Utf8.IsValid(raw);

    /// <summary>Resolves <c>_xHHHH_</c> (ECMA-376 §22.9.2.19) in place from <paramref name="start"/> on; half a surrogate pair stays as it is spelled.</summary>
    public static void Unescape(ByteText text, int start)
    {
        var bytes = text.From(start);
        var at = bytes.IndexOf("_x"u8);
        if (at < 0) return;
        var written = at;
        while (at < bytes.Length)
        {
            if (TryEscape(bytes[at..], out var rune, out var length))
            {
                written += rune.EncodeToUtf8(bytes[written..]);
                at += length;
            }
            else bytes[written++] = bytes[at++];
        }
        text.Cut(start + written);
    }

    /// <summary>Null when an entity is unknown or the bytes are no Unicode.</summary>
    public static string? String(ReadOnlySpan<byte> raw)
    {
        var text = new ByteText();
        return TryAppend(raw, text) && Utf8.IsValid(text.Span) ? Encoding.UTF8.GetString(text.Span) : null;
    }

    private static bool TryEscape(ReadOnlySpan<byte> bytes, out Rune rune, out int length)
    {
        (rune, length) = (default, 7);
        if (!TryUnit(bytes, out var unit)) return false;
        if (Rune.TryCreate(unit, out rune)) return true;
        length = 14;
        return TryUnit(bytes[7..], out var low) && Rune.TryCreate(unit, low, out rune);
    }

    private static bool TryUnit(ReadOnlySpan<byte> bytes, out char unit)
    {
        unit = default;
        if (bytes.Length < 7 || bytes[0] != '_' || bytes[1] != 'x' || bytes[6] != '_') return false;
        if (!Utf8Parser.TryParse(bytes[2..6], out ushort value, out var used, 'x') || used != 4) return false;
        unit = (char)value;
        return true;
    }

    private static bool TryEntity(ReadOnlySpan<byte> name, ByteText text)
    {
        if (name.Length > 1 && name[0] == '#')
        {
            var hex = name[1] == 'x';
            var digits = name[(hex ? 2 : 1)..];
            if (!Utf8Parser.TryParse(digits, out int value, out var used, hex ? 'x' : 'D') || used != digits.Length || value <= 0 || !Rune.TryCreate(value, out var rune)) return false;
            Span<byte> encoded = stackalloc byte[4];
            text.Append(encoded[..rune.EncodeToUtf8(encoded)]);
            return true;
        }
        var meaning = name.SequenceEqual("amp"u8) ? "&"u8 : name.SequenceEqual("lt"u8) ? "<"u8 : name.SequenceEqual("gt"u8) ? ">"u8
            : name.SequenceEqual("quot"u8) ? "\""u8 : name.SequenceEqual("apos"u8) ? "'"u8 : default;
        text.Append(meaning);
        return !meaning.IsEmpty;
    }
}
