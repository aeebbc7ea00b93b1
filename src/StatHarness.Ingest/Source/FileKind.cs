namespace StatHarness.Ingest;

/// <summary>Recognises what is certainly no table, by its first bytes.</summary>
internal static class FileKind
{
    private static readonly (byte[] Start, string Name)[] Starts =
    [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"), ([0x47, 0x49, 0x46, 0x38], "a GIF picture"),
        ([0x25, 0x50, 0x44, 0x46], "a PDF document"), ([0x1F, 0x8B], "gzip inside of gzip"), ([0x42, 0x5A, 0x68], "bzip2-compressed"),
        ([0x28, 0xB5, 0x2F, 0xFD], "zstd-compressed"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz-compressed"), ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive"),
        ([0x50, 0x41, 0x52, 0x31], "a Parquet file"), ([0x41, 0x52, 0x52, 0x4F, 0x57, 0x31], "an Arrow file"),
        ([0x53, 0x51, 0x4C, 0x69, 0x74, 0x65, 0x20, 0x66], "an SQLite database"), ([0x7F, 0x45, 0x4C, 0x46], "a program (ELF)"),
    ];

    /// <returns>What it is, ready to stand after "The file is"; null when it may be a table.</returns>
    public static string? Name(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name) in Starts)
            if (head.StartsWith(start)) return name;
        return null;
    }

    /// <summary>Formats with a directory inside, which must be read from any place.</summary>
    public static bool NeedsSeeking(ReadOnlySpan<byte> head) => head.StartsWith("PK"u8) || head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]);

    public static bool IsGzip(ReadOnlySpan<byte> head) => head.StartsWith<byte>([0x1F, 0x8B]);
}
