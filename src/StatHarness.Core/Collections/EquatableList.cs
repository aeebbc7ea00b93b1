using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace StatHarness.Core;

/// <summary>An immutable list that equals another of equal items in the same order, so that records that hold it compare by value. <c>[a, b]</c> makes one.</summary>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
[JsonConverter(typeof(EquatableListJsonConverterFactory))]
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private readonly T[] items;

    internal EquatableList(T[] owned) => items = owned;

    public int Count => items.Length;

    public T this[int index] => items[index];

    public ReadOnlySpan<T> AsSpan() => items;

    public bool Equals(EquatableList<T>? other) => other is not null && (ReferenceEquals(items, other.items) || items.AsSpan().SequenceEqual(other.items, EqualityComparer<T>.Default));

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <summary>For hash tables only: differs between processes.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    public static bool operator ==(EquatableList<T>? left, EquatableList<T>? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(EquatableList<T>? left, EquatableList<T>? right) => !(left == right);

    public override string ToString() => $"[{string.Join(", ", items)}]";
}

public static class EquatableList
{
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => items as EquatableList<T> ?? new([.. items]);
}
