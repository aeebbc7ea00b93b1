namespace StatHarness.Ingest;

/// <summary>Tells a workbook by its first bytes; the name only helps for XLS files older than the container they lie in since 1993.</summary>
internal static class WorkbookStart
{
    public static bool IsWorkbook(ReadOnlySpan<byte> head, string name) => IsArchive(head) || IsCompound(head) || (IsBareRecords(head) && Path.GetExtension(name).Equals(".xls", StringComparison.OrdinalIgnoreCase));

    public static bool IsArchive(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8);

    public static bool IsCompound(ReadOnlySpan<byte> head) => head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>The BOF record of BIFF 2 to 5.</summary>
    private static bool IsBareRecords(ReadOnlySpan<byte> head) => head.Length > 8 && head[0] == 9 && head[1] is 0 or 2 or 4 or 8 && head[3] == 0;
}
