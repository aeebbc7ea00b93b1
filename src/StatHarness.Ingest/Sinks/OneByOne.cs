using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

/// <summary>Cells of types that gain nothing from being read side by side.</summary>
internal static class OneByOne
{
    /// <inheritdoc cref="ICellParser{T}.TakePlain"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Take<T, TParser>(ref TParser parser, ref byte bytes, ref long field, int columns, Span<T> values) where T : unmanaged where TParser : struct, ICellParser<T>
    {
        ulong others = 0;
        for (var i = 0; i < values.Length; i++, field = ref Unsafe.Add(ref field, columns))
        {
            var length = RowBlock.LengthOf(field);
            if (length <= 0 || !parser.TryPlain(ref bytes, RowBlock.StartOf(field), length, out values[i])) others |= 1UL << i;
        }
        return others;
    }
}
