using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StatHarness.Data.Arrow;

namespace StatHarness.Data;

/// <summary>
/// Distinct texts numbered by first appearance: open addressing over one growing buffer. Up to sixteen bytes a text is two machine words, which are hashed and
/// compared without a loop: most labels and codes are that short.
/// </summary>
/// <param name="column">Whose texts they are, for the diagnostic when they are too many.</param>
public sealed class TextCodes(string column)
{
    /// <summary>So many bytes behind a text must be readable, whatever they hold.</summary>
    public const int Padding = 16;

    /// <summary>Drawn per process, so that no file can be made to collide; codes do not depend on it.</summary>
    private static readonly ulong Seed = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(8)) | 1;

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
        if (text.Length >= Padding) return CodeOf(ref MemoryMarshal.GetReference(text), text.Length, out isNew);
        Span<byte> padded = stackalloc byte[Padding];
        text.CopyTo(padded);
        return CodeOf(ref padded[0], text.Length, out isNew);
    }

    /// <summary>The same, without a copy, where <see cref="Padding"/> bytes are readable from the start of a shorter text on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(ref byte text, int length, out bool isNew)
    {
        unchecked
        {
            isNew = false;
            var key = length <= Padding ? Words.Of(ref text, length) : new(0, 0);
            var hash = length <= Padding ? Hash(key, length) : Hash(ref text, length);
            var mask = slots.Length - 1;
            ref var first = ref MemoryMarshal.GetArrayDataReference(slots);
            for (var at = (int)hash & mask; ; at = (at + 1) & mask)
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
                if (length <= Padding ? Words.Of(ref known, length).Same(key) : MemoryMarshal.CreateReadOnlySpan(ref text, length).SequenceEqual(MemoryMarshal.CreateReadOnlySpan(ref known, length)))
                    return code;
            }
        }
    }

    /// <summary>What was added so far; valid until the next addition.</summary>
    public DistinctTexts Texts() => new(offsets.AsMemory(0, Count + 1), bytes.AsMemory(0, offsets[Count]));

    private int Add(ReadOnlySpan<byte> text, uint hash, int at)
    {
        var end = (long)offsets[Count] + text.Length;
        if (end > Array.MaxLength - Padding) throw ColumnFileDiagnostics.TooMuchText(column);
        if (end > bytes.Length - Padding) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end + Padding, bytes.Length * 2L)));
        if (Count == offsets.Length - 1) Array.Resize(ref offsets, (Count * 2) + 1);
        text.CopyTo(bytes.AsSpan(offsets[Count]));
        offsets[Count + 1] = (int)end;
        slots[at] = ((ulong)hash << 32) | (uint)(Count + 1);
        if (++Count * 4L > slots.Length * 3L) Rehash();
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
    private uint Hash(Words words, int length) => unchecked((uint)Mix(words.Low ^ seed, words.High ^ (seed << 8) ^ (uint)length));

    /// <summary>Of more than sixteen bytes; the last sixteen may be taken twice.</summary>
    private uint Hash(ref byte text, int length)
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

    /// <summary>At most sixteen bytes, zeros behind them.</summary>
    private readonly struct Words(ulong low, ulong high)
    {
        public ulong Low { get; } = low;

        public ulong High { get; } = high;

        /// <summary>Read from the ninth entry on this masks the first eight bytes, from the first on the others.</summary>
        private static ReadOnlySpan<ulong> Masks =>
        [
            0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFF_FFFF, 0xFFFF_FFFF, 0xFF_FFFF_FFFF, 0xFFFF_FFFF_FFFF, 0xFF_FFFF_FFFF_FFFF,
            ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue,
        ];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Words Of(ref byte text, int length) => new(
            Unsafe.ReadUnaligned<ulong>(ref text) & Masks[length + 8],
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref text, 8)) & Masks[length]);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool Same(Words other) => ((Low ^ other.Low) | (High ^ other.High)) == 0;
    }
}
