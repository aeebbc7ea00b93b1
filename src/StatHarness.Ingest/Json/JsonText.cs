using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace StatHarness.Ingest;

/// <summary>Texts of one record that are spelled otherwise in the file: escapes resolved, white space of lists taken out.</summary>
internal sealed class JsonText
{
    private byte[] bytes = new byte[256];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> this[int start, int length] => bytes.AsSpan(start, length);

    public void Clear() => Length = 0;

    /// <summary>Appends the text of what stands between two quotes.</summary>
    /// <returns>What no text of ours may hold: a lone surrogate or NUL; otherwise nothing.</returns>
    public JsonFault Unescape(ReadOnlySpan<byte> raw)
    {
        Reserve(raw.Length);
        while (true)
        {
            var slash = raw.IndexOf((byte)'\\');
            if (slash < 0) break;
            Append(raw[..slash]);
            raw = raw[slash..];
            if (raw[1] != (byte)'u')
            {
                bytes[Length++] = raw[1] switch { (byte)'b' => 8, (byte)'f' => 12, (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, var same => same };
                raw = raw[2..];
                continue;
            }
            var unit = Unit(raw);
            var used = 6;
            if (unit == 0) return JsonFault.Nul;
            if (!Rune.TryCreate((char)unit, out var rune))
            {
                if (raw.Length < 12 || raw[6] != (byte)'\\' || raw[7] != (byte)'u' || !Rune.TryCreate((char)unit, (char)Unit(raw[6..]), out rune)) return JsonFault.Surrogate;
                used = 12;
            }
            Length += rune.EncodeToUtf8(bytes.AsSpan(Length));
            raw = raw[used..];
        }
        Append(raw);
        return JsonFault.None;
    }

    /// <summary>Appends a JSON text without the white space around its tokens.</summary>
    public void Compact(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        var from = 0;
        for (var at = 0; at < json.Length;)
        {
            switch (json[at])
            {
                case (byte)'"':
                    at++;
                    for (; json[at] != (byte)'"'; at++) if (json[at] == (byte)'\\') at++;
                    at++;
                    break;
                case (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t':
                    Append(json[from..at]);
                    from = at = JsonScanner.Space(json, at);
                    break;
                default:
                    at++;
                    break;
            }
        }
        Append(json[from..]);
    }

    public void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
    }

    private void Reserve(int more)
    {
        if (bytes.Length - Length < more) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }

    private static int Unit(ReadOnlySpan<byte> escape) =>
        Utf8Parser.TryParse(escape.Slice(2, 4), out ushort unit, out _, 'X') ? unit : throw new System.Diagnostics.UnreachableException(escape.Length.ToString(CultureInfo.InvariantCulture));
}
