namespace StatHarness.Plugins;

/// <summary>One entry as the central directory tells it.</summary>
/// <param name="Flags">General purpose bits.</param>
/// <param name="Method">0 stored, 8 deflated; others are refused.</param>
/// <param name="Mode">Unix type and permissions from the external attributes; 0 when not told.</param>
/// <param name="Offset">Of its local header.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, uint Crc, long Packed, long Size, int Mode, long Offset)
{
    private const int Encrypted = 1, Descriptor = 1 << 3, StronglyEncrypted = 1 << 6, Masked = 1 << 13;

    public bool IsFolder => Name.EndsWith('/');

    public bool IsEncrypted => (Flags & (Encrypted | StronglyEncrypted | Masked)) != 0;

    /// <summary>Whether sizes and checksum follow the bytes instead of preceding them.</summary>
    public bool HasDescriptor => (Flags & Descriptor) != 0;

    /// <summary>Links, devices, sockets: anything but a file or a folder.</summary>
    public bool IsSpecial => (Mode & 0xF000) is not (0 or 0x8000 or 0x4000);
}
