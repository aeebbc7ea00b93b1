using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

/// <summary>
/// The short way through an object: members whose keys follow each other as in the record before, with short texts without escapes and short numbers for values. Whatever
/// is otherwise is for the grammar of <see cref="JsonScanner"/>.
/// </summary>
internal static class KnownMembers
{
    /// <summary>Bytes that must be readable behind those at hand, whatever they hold.</summary>
    public const int Padding = 128;

    /// <summary>Takes members as far as that goes.</summary>
    /// <param name="bytes">At hand, with <see cref="Padding"/> behind them.</param>
    /// <param name="at">Of a key; afterwards of the key that follows, or of the brace.</param>
    /// <returns>Whether the object ends there.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Take(ReadOnlySpan<byte> bytes, ref int at, JsonLevel level, JsonCells cells)
    {
        ref var first = ref MemoryMarshal.GetReference(bytes);
        var keys = level.Keys;
        var (next, here, record, ends) = (level.Next, at, cells.Record, false);
        while (!ends && (uint)next < (uint)keys.Length && here < bytes.Length)
        {
            var key = keys[next];
            if (key.Column < 0 || key.Record == record || !key.Stands(ref Unsafe.Add(ref first, here))) break;
            var start = here + key.QuotedLength;
            if (Unsafe.Add(ref first, start++) != ':') break;
            if (Unsafe.Add(ref first, start) == ' ') start++;
            var isText = Unsafe.Add(ref first, start) == '"';
            var length = isText ? TextLength(ref Unsafe.Add(ref first, ++start)) : NumberLength(ref Unsafe.Add(ref first, start));
            if (length < 0) break;
            var behind = start + length + (isText ? 1 : 0);
            if (Unsafe.Add(ref first, behind) == ',')
            {
                behind += Unsafe.Add(ref first, behind + 1) == ' ' ? 2 : 1;
                if (Unsafe.Add(ref first, behind) != '"') break;
            }
            else if (Unsafe.Add(ref first, behind) == '}') ends = true;
            else break;
            // What stands behind the bytes at hand was looked at, but proves nothing.
            if (behind >= bytes.Length)
            {
                ends = false;
                break;
            }
            key.Record = record;
            cells.Set(key.Column, start, length, JsonCellKind.Plain);
            (here, next) = (behind, next + 1);
        }
        (at, level.Next) = (here, next);
        return ends;
    }

    /// <summary>Up to the quote that closes; -1 when something else comes first, or too late.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int TextLength(ref byte text)
    {
        var stops = JsonScanner.Stops(Vector256.LoadUnsafe(ref text));
        var length = BitOperations.TrailingZeroCount(stops);
        return stops != 0 && Unsafe.Add(ref text, length) == '"' ? length : -1;
    }

    /// <summary>Of digits and at most one point; -1 when it is none. What follows is not looked at.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumberLength(ref byte number)
    {
        var digits = (ulong)Vector256.LessThan(Vector256.LoadUnsafe(ref number) - Vector256.Create((byte)'0'), Vector256.Create((byte)10)).ExtractMostSignificantBits();
        var first = number == '-' ? 1 : 0;
        var end = first + BitOperations.TrailingZeroCount(~(digits >> first));
        if (end == first || (end - first > 1 && Unsafe.Add(ref number, first) == '0')) return -1;
        if (Unsafe.Add(ref number, end) != '.') return end;
        var fraction = end + 1;
        end = fraction + BitOperations.TrailingZeroCount(~(digits >> fraction));
        return end == fraction ? -1 : end;
    }
}
