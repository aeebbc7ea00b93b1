using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using StatHarness.Data.Arrow;

namespace StatHarness.Data;

/// <summary>
/// Distinct texts numbered by first appearance: open addressing over one growing buffer. Up to 32 bytes a text is one vector, which is hashed and compared without
/// a loop or a branch on its length: most labels and codes are that short, and their lengths follow no pattern that a processor could foresee.
/// </summary>
/// <param name="column">Whose texts they are, for the diagnostic when they are too many.</param>
public sealed class TextCodes(string column)
{
    /// <summary>So many bytes behind a text must be readable, whatever they hold.</summary>
    public const int Padding = 32;

    /// <summary>Drawn per process, so that no file can be made to collide; codes do not depend on it.</summary>
    private static readonly ulong Seed = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(8)) | 1;

    private const int FewTexts = 1024;

    private readonly ulong seed = Seed;

    /// <summary>Hash in the upper half, code and one in the lower; 0 is free.</summary>
    private ulong[] slots = new ulong[64];
    private int[] offsets = new int[33];
    private byte[] bytes = new byte[256];

    public int Count { get; private set; }

    /// <summary>UTF-8 of all of them.</summary>
    public int TextBytes => offsets[Count];

    public ReadOnlySpan<byte> Utf8(int code) => bytes.AsSpan(offsets[code], offsets[code + 1] - offsets[code]);

    /// <summary>Code of <paramref name="text"/>, which is added when it is new.</summary>
    /// <exception cref="StatHarness.Core.DiagnosticException">SH2102: more than 2 GiB of distinct text.</exception>
    public int CodeOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        Span<byte> padded = stackalloc byte[Padding];
        if (text.Length < Padding) text.CopyTo(padded);
        ref var first = ref MemoryMarshal.GetReference(text.Length < Padding ? padded : text);
        return CodeOf(ref first, text.Length, HashOf(ref first, text.Length), out isNew);
    }

    /// <summary>What <see cref="CodeOf(ref byte, int, uint, out bool)"/> needs; where <see cref="Padding"/> bytes are readable from the start of a shorter text on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint HashOf(ref byte text, int length)
    {
        unchecked
        {
            return length > Padding ? HashOfLong(ref text, length) : HashOfShort(ref text, length);
        }
    }

    /// <summary>Codes of texts that are here already, many at a time: all places where they may stand are asked for before the first is looked at, since of many texts they lie far apart.</summary>
    /// <param name="bytes">What the places count from; <see cref="Padding"/> bytes are readable from each on.</param>
    /// <param name="places">Of each text the start in the low half, the length in the high half; at most 64.</param>
    /// <param name="codes">As many.</param>
    /// <param name="foundBytes">Length of those found, together.</param>
    /// <exception cref="ArgumentException">More than 64 places.</exception>
    /// <returns>A bit for each that was not found, or is empty or longer than <see cref="Padding"/>, or whose length is negative; its code is 0.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong FindEach(ref byte bytes, ReadOnlySpan<long> places, Span<int> codes, out long foundBytes)
    {
        unchecked
        {
            Span<uint> hashes = stackalloc uint[64];
            if (places.Length > hashes.Length) throw new ArgumentException("More than a word has bits for.", nameof(places));
            ref var place = ref MemoryMarshal.GetReference(places);
            ref var hash = ref MemoryMarshal.GetReference(hashes);
            ref var code = ref MemoryMarshal.GetReference(codes[..places.Length]);
            ref var slot = ref MemoryMarshal.GetArrayDataReference(slots);
            var mask = (uint)slots.Length - 1;
            ulong others = 0;
            for (var i = 0; i < places.Length; i++)
            {
                var length = (int)(Unsafe.Add(ref place, i) >> 32);
                var fits = (uint)(length - 1) < Padding;
                others |= (fits ? 0UL : 1UL) << i;
                var one = HashOfShort(ref Unsafe.Add(ref bytes, (int)Unsafe.Add(ref place, i)), fits ? length : 0);
                Unsafe.Add(ref hash, i) = one;
                Prefetch(ref Unsafe.Add(ref slot, one & mask));
            }
            ref var offset = ref MemoryMarshal.GetArrayDataReference(offsets);
            ref var known = ref MemoryMarshal.GetArrayDataReference(this.bytes);
            foundBytes = 0;
            for (var i = 0; i < places.Length; i++)
            {
                var length = (int)(Unsafe.Add(ref place, i) >> 32);
                var (one, found) = (Unsafe.Add(ref hash, i), -1);
                if ((others >> i & 1) == 0)
                {
                    var text = Masked(ref Unsafe.Add(ref bytes, (int)Unsafe.Add(ref place, i)), length);
                    for (var at = one & mask; found < 0; at = (at + 1) & mask)
                    {
                        var there = Unsafe.Add(ref slot, at);
                        if (there == 0) break;
                        if ((uint)(there >> 32) != one) continue;
                        var candidate = (int)(uint)there - 1;
                        var start = Unsafe.Add(ref offset, candidate);
                        if (Unsafe.Add(ref offset, candidate + 1) - start == length && Masked(ref Unsafe.Add(ref known, start), length) == text) found = candidate;
                    }
                }
                if (found < 0) others |= 1UL << i;
                else foundBytes += length;
                Unsafe.Add(ref code, i) = Math.Max(0, found);
            }
            return others;
        }
    }

    /// <summary>Code of a text, which is added when it is new.</summary>
    /// <exception cref="StatHarness.Core.DiagnosticException">SH2102: more than 2 GiB of distinct text.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(ref byte text, int length, uint hash, out bool isNew)
    {
        unchecked
        {
            isNew = false;
            var mask = (uint)slots.Length - 1;
            ref var first = ref MemoryMarshal.GetArrayDataReference(slots);
            for (var at = hash & mask; ; at = (at + 1) & mask)
            {
                var slot = Unsafe.Add(ref first, at);
                if (slot == 0)
                {
                    isNew = true;
                    return Add(MemoryMarshal.CreateReadOnlySpan(ref text, length), hash, at);
                }
                if ((uint)(slot >> 32) != hash) continue;
                var code = (int)(uint)slot - 1;
                var start = offsets[code];
                if (offsets[code + 1] - start != length) continue;
                ref var known = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
                if (length <= Padding ? Masked(ref known, length) == Masked(ref text, length) : MemoryMarshal.CreateReadOnlySpan(ref text, length).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref known, length)))
                    return code;
            }
        }
    }

    /// <summary>What was added so far; valid until the next addition.</summary>
    public DistinctTexts Texts() => new(offsets.AsMemory(0, Count + 1), bytes.AsMemory(0, offsets[Count]));

    private int Add(ReadOnlySpan<byte> text, uint hash, uint at)
    {
        var end = (long)offsets[Count] + text.Length;
        if (end > Array.MaxLength - Padding) throw ColumnFileDiagnostics.TooMuchText(column);
        if (end > bytes.Length - Padding) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end + Padding, bytes.Length * 2L)));
        if (Count == offsets.Length - 1) Array.Resize(ref offsets, (Count * 2) + 1);
        text.CopyTo(bytes.AsSpan(offsets[Count]));
        offsets[Count + 1] = (int)end;
        slots[at] = ((ulong)hash << 32) | (uint)(Count + 1);
        // Few texts are found at the first try, many do not take much room.
        if (++Count * (Count < FewTexts ? 16L : 4L) > slots.Length * 3L) Rehash();
        return Count - 1;
    }

    private void Rehash()
    {
        var old = slots;
        slots = new ulong[old.Length * 2];
        var mask = (uint)slots.Length - 1;
        foreach (var slot in old)
        {
            if (slot == 0) continue;
            var at = (uint)(slot >> 32) & mask;
            while (slots[at] != 0) at = (at + 1) & mask;
            slots[at] = slot;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Prefetch(ref ulong slot)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref slot));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint HashOfShort(ref byte text, int length)
    {
        unchecked
        {
            var words = Masked(ref text, length).AsUInt64();
            return (uint)(Mix(words.GetElement(0) ^ seed, words.GetElement(1) ^ (uint)length) ^ Mix(words.GetElement(2) ^ ~seed, words.GetElement(3)));
        }
    }

    /// <summary>Of more than 32 bytes; the last sixteen may be taken twice.</summary>
    private uint HashOfLong(ref byte text, int length)
    {
        unchecked
        {
            var hash = seed ^ (uint)length;
            for (var at = 0; at < length - 16; at += 16)
                hash = Mix(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, at)) ^ seed, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, at + 8)) ^ hash);
            return (uint)Mix(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, length - 16)) ^ seed, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, length - 8)) ^ hash);
        }
    }

    /// <summary>Both halves of a product (Wang Yi's wyhash).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong left, ulong right)
    {
        var high = Math.BigMul(left ^ 0xA0761D6478BD642F, right ^ 0xE7037ED1A0B428DB, out var low);
        high ^= low;
        return high ^ (high >> 32);
    }

    /// <summary>At most 32 bytes, zeros behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Masked(ref byte text, int length) =>
        Vector256.LoadUnsafe(ref text) & Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(Mask), unchecked((nuint)(Padding - length)));

    private static ReadOnlySpan<byte> Mask =>
    [
        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
}
