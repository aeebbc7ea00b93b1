using System.Numerics;

namespace StatHarness.Data;

/// <summary>Integers as they lie in a file, in as few bytes as they need; copied into <typeparamref name="T"/> when first asked for.</summary>
internal abstract class StoredIntegers<T> where T : unmanaged
{
    public abstract int Length { get; }

    /// <summary>All of them; the first call costs a copy, unless they are stored as <typeparamref name="T"/>.</summary>
    public abstract ReadOnlySpan<T> Values { get; }

    /// <summary>Copies those from <paramref name="first"/> on, without keeping a copy of all.</summary>
    public abstract void Read(int first, Span<T> into);
}

/// <inheritdoc/>
internal sealed class StoredIntegers<TStored, T>(ReadOnlyMemory<TStored> stored) : StoredIntegers<T>
    where TStored : unmanaged, IBinaryInteger<TStored>
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly Lock gate = new();
    private T[]? widened;

    public override int Length => stored.Length;

    public override ReadOnlySpan<T> Values => stored is ReadOnlyMemory<T> same ? same.Span : Widened();

    public override void Read(int first, Span<T> into)
    {
        var source = stored.Span.Slice(first, into.Length);
        for (var i = 0; i < into.Length; i++) into[i] = T.CreateTruncating(source[i]);
    }

    private T[] Widened()
    {
        if (Volatile.Read(ref widened) is { } there) return there;
        lock (gate)
        {
            if (widened is not null) return widened;
            var values = new T[stored.Length];
            var source = stored.Span;
            for (var i = 0; i < values.Length; i++) values[i] = T.CreateTruncating(source[i]);
            Volatile.Write(ref widened, values);
            return values;
        }
    }
}
