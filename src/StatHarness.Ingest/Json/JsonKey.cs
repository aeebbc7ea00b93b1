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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Starts(ReadOnlySpan<byte> rest) =>
        rest.Length < Vector256<byte>.Count || QuotedLength > Vector256<byte>.Count ? rest.StartsWith(quoted) : (Vector256.Create(rest) & mask) == head;

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
    private int next;

    public int Count => keys.Count;

    /// <summary>At the start of an object.</summary>
    public void Restart() => next = 0;

    /// <summary>The key that followed the one before in the last record, if this one has it too.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public JsonKey? Guess(ReadOnlySpan<byte> rest)
    {
        var all = CollectionsMarshal.AsSpan(keys);
        if ((uint)next >= (uint)all.Length || !all[next].Starts(rest)) return null;
        return all[next++];
    }

    public JsonKey? Find(ReadOnlySpan<byte> name)
    {
        if (!places.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(name, out var place)) return null;
        next = place + 1;
        return keys[place];
    }

    public void Add(ReadOnlySpan<byte> name, JsonKey key)
    {
        places.Add(name.ToArray(), keys.Count);
        keys.Add(key);
        next = keys.Count;
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
