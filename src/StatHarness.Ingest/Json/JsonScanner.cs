using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

/// <summary>
/// The grammar of RFC 8259 over bytes at hand, nothing beside it. Each method moves past one thing and tells whether it could; if not,
/// <see cref="Fault"/> says why, and <see cref="JsonFault.More"/> that the bytes end too early.
/// </summary>
internal sealed class JsonScanner
{
    public const int MostDepth = 256;

    /// <summary>Most texts end within one vector.</summary>
    private static readonly int AtATime = Vector256<byte>.Count;

    public JsonFault Fault { get; private set; }

    /// <summary>Where it is wrong.</summary>
    public int FaultAt { get; private set; }

    /// <summary>No bytes follow those at hand.</summary>
    public bool Last { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Space(ReadOnlySpan<byte> bytes, int at) =>
        (uint)at < (uint)bytes.Length && bytes[at] > (byte)' ' ? at : PastSpace(bytes, at);

    private static int PastSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t') at++;
        return at;
    }

    public bool Value(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        if (at == bytes.Length) return End(at);
        switch (bytes[at])
        {
            case (byte)'"': return String(bytes, ref at, out _);
            case (byte)'{': return Object(bytes, ref at, depth);
            case (byte)'[': return Array(bytes, ref at, depth);
            case (byte)'-' or (>= (byte)'0' and <= (byte)'9'): return Number(bytes, ref at);
            default: return Word(bytes, ref at);
        }
    }

    /// <summary>From the quote that opens to behind the one that closes.</summary>
    public bool String(ReadOnlySpan<byte> bytes, ref int at, out bool escaped)
    {
        escaped = false;
        at++;
        while (true)
        {
            at = StringStop(bytes, at);
            if (at == bytes.Length) return End(at);
            if (bytes[at] == (byte)'"')
            {
                at++;
                return true;
            }
            if (bytes[at] != (byte)'\\') return Fail(JsonFault.Control, at);
            escaped = true;
            if (!Escape(bytes, ref at)) return false;
        }
    }

    public bool Number(ReadOnlySpan<byte> bytes, ref int at)
    {
        var i = bytes[at] == (byte)'-' ? at + 1 : at;
        if (i < bytes.Length && bytes[i] == (byte)'0') i++;
        else if (!Digits(bytes, ref i)) return false;
        if (i < bytes.Length && bytes[i] == (byte)'.')
        {
            i++;
            if (!Digits(bytes, ref i)) return false;
        }
        if (i < bytes.Length && bytes[i] is (byte)'e' or (byte)'E')
        {
            i++;
            if (i < bytes.Length && bytes[i] is (byte)'+' or (byte)'-') i++;
            if (!Digits(bytes, ref i)) return false;
        }
        if (!Ends(bytes, i, JsonFault.Number)) return false;
        at = i;
        return true;
    }

    /// <summary>true, false or null.</summary>
    public bool Word(ReadOnlySpan<byte> bytes, ref int at)
    {
        var word = bytes[at] switch { (byte)'t' => "true"u8, (byte)'f' => "false"u8, (byte)'n' => "null"u8, _ => default };
        if (word.IsEmpty) return Fail(bytes[at] is (byte)',' or (byte)']' or (byte)'}' or (byte)':' ? JsonFault.Value : JsonFault.Word, at);
        var rest = bytes[at..];
        if (rest.Length < word.Length && word.StartsWith(rest)) return End(bytes.Length);
        if (!rest.StartsWith(word)) return Fail(JsonFault.Word, at);
        if (!Ends(bytes, at + word.Length, JsonFault.Word)) return false;
        at += word.Length;
        return true;
    }

    public bool Fail(JsonFault fault, int at)
    {
        (Fault, FaultAt) = (fault, at);
        return false;
    }

    /// <summary>The bytes end inside of something.</summary>
    public bool End(int at) => Fail(Last ? JsonFault.Truncated : JsonFault.More, at);

    private bool Object(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        if (depth == MostDepth) return Fail(JsonFault.Depth, at);
        at = Space(bytes, at + 1);
        if (at < bytes.Length && bytes[at] == (byte)'}')
        {
            at++;
            return true;
        }
        while (true)
        {
            if (at == bytes.Length) return End(at);
            if (bytes[at] != (byte)'"') return Fail(bytes[at] == (byte)'}' ? JsonFault.TrailingComma : JsonFault.Key, at);
            if (!String(bytes, ref at, out _) || !Colon(bytes, ref at) || !Value(bytes, ref at, depth + 1) || !Comma(bytes, ref at, (byte)'}', out var more)) return false;
            if (!more) return true;
        }
    }

    private bool Array(ReadOnlySpan<byte> bytes, ref int at, int depth)
    {
        if (depth == MostDepth) return Fail(JsonFault.Depth, at);
        at = Space(bytes, at + 1);
        if (at < bytes.Length && bytes[at] == (byte)']')
        {
            at++;
            return true;
        }
        while (true)
        {
            if (!Value(bytes, ref at, depth + 1) || !Comma(bytes, ref at, (byte)']', out var more)) return false;
            if (!more) return true;
        }
    }

    /// <summary>White space, colon, white space.</summary>
    public bool Colon(ReadOnlySpan<byte> bytes, ref int at)
    {
        at = Space(bytes, at);
        if (at == bytes.Length) return End(at);
        if (bytes[at] != (byte)':') return Fail(JsonFault.Colon, at);
        at = Space(bytes, at + 1);
        return true;
    }

    /// <summary>After a value inside of a container: past the comma to the next value, or past the end.</summary>
    public bool Comma(ReadOnlySpan<byte> bytes, ref int at, byte close, out bool more)
    {
        more = false;
        at = Space(bytes, at);
        if (at == bytes.Length) return End(at);
        if (bytes[at] == close)
        {
            at++;
            return true;
        }
        if (bytes[at] != (byte)',') return Fail(close == (byte)']' ? JsonFault.CommaOrBracket : JsonFault.CommaOrBrace, at);
        at = Space(bytes, at + 1);
        if (at < bytes.Length && bytes[at] == close) return Fail(JsonFault.TrailingComma, at);
        more = true;
        return true;
    }

    /// <summary>The first quote, backslash or control character from there on; the end when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int StringStop(ReadOnlySpan<byte> bytes, int from)
    {
        for (; bytes.Length >= AtATime && from < bytes.Length; from += AtATime)
        {
            var found = Stops(Window(bytes, from, out var shift)) >> shift;
            if (found != 0) return from + BitOperations.TrailingZeroCount(found);
        }
        for (; from < bytes.Length; from++)
            if (bytes[from] is (byte)'"' or (byte)'\\' or < 0x20) return from;
        return bytes.Length;
    }

    /// <summary>A bit for each quote, backslash and control character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Stops(Vector256<byte> piece) => (Vector256.Equals(piece, Vector256.Create((byte)'"')) | Vector256.Equals(piece, Vector256.Create((byte)'\\'))
        | Vector256.Equals(Vector256.Min(piece, Vector256.Create((byte)0x1F)), piece)).ExtractMostSignificantBits();

    /// <summary>The bytes from there on, or fewer at the end; at least <see cref="AtATime"/> are there in all.</summary>
    /// <param name="shift">So many of the first lie before.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Window(ReadOnlySpan<byte> bytes, int from, out int shift)
    {
        var start = Math.Min(from, bytes.Length - AtATime);
        shift = from - start;
        return Vector256.Create(bytes.Slice(start, AtATime));
    }

    private bool Escape(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + 1 == bytes.Length) return End(bytes.Length);
        switch (bytes[at + 1])
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                at += 2;
                return true;
            case (byte)'u':
                for (var i = at + 2; i < at + 6; i++)
                {
                    if (i == bytes.Length) return End(i);
                    if (!char.IsAsciiHexDigit((char)bytes[i])) return Fail(JsonFault.Escape, at);
                }
                at += 6;
                return true;
            default:
                return Fail(JsonFault.Escape, at);
        }
    }

    private bool Digits(ReadOnlySpan<byte> bytes, ref int at)
    {
        var first = at;
        while (at < bytes.Length && bytes[at] is >= (byte)'0' and <= (byte)'9') at++;
        return at > first || (at == bytes.Length ? End(at) : Fail(JsonFault.Number, at));
    }

    /// <summary>What has no closing mark of its own ends before white space, a comma or a closing bracket.</summary>
    private bool Ends(ReadOnlySpan<byte> bytes, int at, JsonFault otherwise)
    {
        if (at == bytes.Length) return Last || Fail(JsonFault.More, at);
        return bytes[at] is (byte)',' or (byte)'}' or (byte)']' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t' || Fail(otherwise, at);
    }
}
