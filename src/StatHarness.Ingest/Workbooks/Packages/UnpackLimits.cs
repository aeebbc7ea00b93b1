using System.Globalization;
using System.IO.Compression;

namespace StatHarness.Ingest;

/// <summary>A sheet of numbers shrinks to a tenth or a fiftieth. What shrinks to less than a five-hundredth, and is large, is made to harm.</summary>
internal static class UnpackLimits
{
    private const long HarmlessBytes = 64 << 20, MostRatio = 500;

    /// <summary>Parts that are held in memory and are small in every sound workbook: lists of sheets, relations, styles.</summary>
    public const long MostSmallPart = 64 << 20;

    public static void CheckDeclared(string file, string part, ZipArchiveEntry entry, long fileBytes) => Check(file, part, entry.Length, entry.CompressedLength, fileBytes);

    public static void Check(string file, string part, long unpacked, long packed, long fileBytes)
    {
        if (unpacked > HarmlessBytes && unpacked / MostRatio > Math.Min(packed, fileBytes))
            throw WorkbookDiagnostics.Bomb(file, string.Create(CultureInfo.InvariantCulture, $"the part '{part}' grows from {packed:N0} to at least {unpacked:N0} bytes; at most {MostRatio} times as much is read."));
    }
}
