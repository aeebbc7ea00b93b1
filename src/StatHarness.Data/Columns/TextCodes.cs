using System.Runtime.CompilerServices;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StatHarness.Data.Arrow;

namespace StatHarness.Data;

/// <summary>Distinct texts numbered by first appearance: open addressing over one growing buffer.</summary>
/// <param name="column">Whose texts they are, for the diagnostic when they are too many.</param>
public sealed class TextCodes(string column)
{
    /// <summary>Drawn per process, so that no file can be made to collide; codes do not depend on it.</summary>
    private static readonly ulong Seed = MemoryMarshal.Read<ulong>(RandomNumberGenerator.GetBytes(8)) | 1;

    private int[] slots = new int[64];
    private uint[] hashes = new uint[32];
    private int[] offsets = new int[33];
    private byte[] bytes = new byte[256];
    private int last = -1;

    public int Count { get; private set; }

    /// <summary>UTF-8 of all of them.</summary>
    public int TextBytes => offsets[Count];

    public ReadOnlySpan<byte> Utf8(int code) => bytes.AsSpan(offsets[code], offsets[code + 1] - offsets[code]);

    /// <summary>Code of <paramref name="text"/>, which is added when it is new.</summary>
    /// <exception cref="StatHarness.Core.DiagnosticException">SH2102: more than 2 GiB of distinct text.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int CodeOf(ReadOnlySpan<byte> text, out bool isNew)
    {
        isNew = false;
        if (last >= 0 && text.SequenceEqual(Utf8(last))) return last;
        var hash = Hash(text);
        var mask = slots.Length - 1;
        for (var slot = (int)(hash & (uint)mask); ; slot = (slot + 1) & mask)
        {
            var code = slots[slot] - 1;
            if (code < 0)
            {
                isNew = true;
                slots[slot] = Count + 1;
                return last = Add(text, hash);
            }
            if (hashes[code] == hash && text.SequenceEqual(Utf8(code))) return last = code;
        }
    }

    /// <summary>What was added so far; valid until the next addition.</summary>
    public DistinctTexts Texts() => new(offsets.AsMemory(0, Count + 1), bytes.AsMemory(0, offsets[Count]));

    private int Add(ReadOnlySpan<byte> text, uint hash)
    {
        var end = (long)offsets[Count] + text.Length;
        if (end > Array.MaxLength) throw ColumnFileDiagnostics.TooMuchText(column);
        if (end > bytes.Length) Array.Resize(ref bytes, (int)Math.Min(Array.MaxLength, Math.Max(end, bytes.Length * 2L)));
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, Count * 2);
            Array.Resize(ref offsets, (Count * 2) + 1);
        }
        text.CopyTo(bytes.AsSpan(offsets[Count]));
        hashes[Count] = hash;
        offsets[Count + 1] = (int)end;
        if (++Count * 2 > slots.Length) Rehash();
        return Count - 1;
    }

    private void Rehash()
    {
        slots = new int[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)(hashes[code] & (uint)mask);
            while (slots[slot] != 0) slot = (slot + 1) & mask;
            slots[slot] = code + 1;
        }
    }

    private static uint Hash(ReadOnlySpan<byte> text)
    {
        unchecked
        {
            var hash = Seed ^ ((ulong)text.Length * 0x9E3779B97F4A7C15);
            for (; text.Length >= 8; text = text[8..]) hash = Mix(hash ^ MemoryMarshal.Read<ulong>(text));
            ulong rest = 0;
            foreach (var b in text) rest = (rest << 8) | b;
            hash = Mix(hash ^ rest);
            return (uint)(hash ^ (hash >> 32));
        }
    }

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value, 0xA0761D6478BD642F ^ Seed, out var low);
        return BitOperations.RotateLeft(high, 17) ^ low;
    }
}
