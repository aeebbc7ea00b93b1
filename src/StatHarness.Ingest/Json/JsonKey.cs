using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StatHarness.Ingest;

/// <summary>One key of the objects at one place of the records.</summary>
/// <param name="quoted">As the file spells it, quotes included: what the next record most likely has again.</param>
internal sealed class JsonKey(byte[] quoted, string path, string pointer)
{
    private readonly Vector256<byte> head = Head(quoted), mask = Head([.. Enumerable.Repeat(byte.MaxValue, quoted.Length)]);

    public int QuotedLength { get; } = quoted.Length;

    /// <summary>Dotted from the record on.</summary>
    public string Path => path;

    /// <summary>The same as JSON Pointer, which no other place has.</summary>
    public string Pointer => pointer;

    /// <summary>-1 until a value that is no object comes.</summary>
    public int Column { get; set; } = -1;

    /// <summary>Keys of the objects under this key.</summary>
    public JsonLevel? Inside { get; set; }

    /// <summary>The record that had the key last.</summary>
    public long Record { get; set; }

    /// <summary>Whether the key, as the file spelled it first, comes next.</summary>
    public bool Starts(ReadOnlySpan<byte> rest) => rest.StartsWith(quoted);

    /// <summary>The same, told at a glance: of a longer key it is never said.</summary>
    /// <param name="text">Readable for a vector.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Stands(ref byte text) => QuotedLength <= Vector256<byte>.Count && (Vector256.LoadUnsafe(ref text) & mask) == head;

    private static Vector256<byte> Head(ReadOnlySpan<byte> bytes)
    {
        Span<byte> padded = stackalloc byte[Vector256<byte>.Count];
        bytes[..Math.Min(bytes.Length, padded.Length)].CopyTo(padded);
        return Vector256.Create(padded);
    }
}

/// <summary>The keys of the objects at one place, in order of appearance.</summary>
internal sealed class JsonLevel
{
    private readonly List<JsonKey> keys = [];
    private readonly Dictionary<byte[], int> places = new(new ByBytes());

    public int Count => keys.Count;

    public ReadOnlySpan<JsonKey> Keys => CollectionsMarshal.AsSpan(keys);

    /// <summary>The key that followed the one before in the last record.</summary>
    public int Next { get; set; }

    /// <summary>At the start of an object.</summary>
    public void Restart() => Next = 0;

    /// <summary>The key at <see cref="Next"/>, if it stands here.</summary>
    public JsonKey? Guess(ReadOnlySpan<byte> rest) => Next < keys.Count && keys[Next].Starts(rest) ? keys[Next++] : null;

    public JsonKey? Find(ReadOnlySpan<byte> name)
    {
        if (!places.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out var place)) return null;
        Next = place + 1;
        return keys[place];
    }

    public void Add(ReadOnlySpan<byte> name, JsonKey key)
    {
        places.Add(name.ToArray(), keys.Count);
        keys.Add(key);
        Next = keys.Count;
    }

    /// <summary>Forgets the keys that came last.</summary>
    public void Shrink(int count)
    {
        keys.RemoveRange(count, keys.Count - count);
        foreach (var (name, place) in places)
            if (place >= count) places.Remove(name);
    }

    private sealed class ByBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
    }
}
