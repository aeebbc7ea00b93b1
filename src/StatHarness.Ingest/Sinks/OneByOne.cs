using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

/// <summary>A type whose cells gain nothing from being read side by side.</summary>
internal interface IPlainParser<T> where T : unmanaged
{
    /// <summary>The common spelling, fast; false for all else.</summary>
    /// <param name="cell">At least one byte.</param>
    bool TryPlain(ReadOnlySpan<byte> cell, out T value);
}

internal static class OneByOne
{
    /// <inheritdoc cref="ICellParser{T}.TakePlain"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Take<T, TParser>(ref TParser parser, ref byte bytes, ref long field, int columns, Span<T> values) where T : unmanaged where TParser : struct, IPlainParser<T>
    {
        ulong others = 0;
        for (var i = 0; i < values.Length; i++, field = ref Unsafe.Add(ref field, columns))
            if (RowBlock.LengthOf(field) <= 0 || !parser.TryPlain(RowBlock.CellAt(ref bytes, field), out values[i])) others |= 1UL << i;
        return others;
    }

    /// <summary>A bit for each: there is no common spelling.</summary>
    public static ulong None<T>(Span<T> values) => ulong.MaxValue >> (64 - values.Length);
}
