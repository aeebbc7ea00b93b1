using System.Runtime.CompilerServices;

namespace StatHarness.Ingest;

internal static class Digits
{
    /// <summary>0 to 9, or more when the byte is no digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Value(byte ascii) => unchecked((uint)(ascii - '0'));
}
