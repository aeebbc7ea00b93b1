using System.Buffers.Binary;

namespace StatHarness.Ingest;

/// <summary>The checksum of ZIP (APPNOTE 4.4.7), eight bytes a step.</summary>
internal sealed class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Table = MakeTable();
    private uint register = uint.MaxValue;

    public uint Value => ~register;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        var crc = register;
        while (bytes.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = Table[(7 * 256) + (low & 0xFF)] ^ Table[(6 * 256) + ((low >> 8) & 0xFF)] ^ Table[(5 * 256) + ((low >> 16) & 0xFF)] ^ Table[(4 * 256) + (low >> 24)]
                ^ Table[(3 * 256) + (high & 0xFF)] ^ Table[(2 * 256) + ((high >> 8) & 0xFF)] ^ Table[256 + ((high >> 16) & 0xFF)] ^ Table[high >> 24];
            bytes = bytes[8..];
        }
        foreach (var value in bytes) crc = Table[(crc ^ value) & 0xFF] ^ (crc >> 8);
        register = crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[8 * 256];
        for (var i = 0u; i < 256; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
            table[i] = crc;
        }
        for (var i = 256; i < table.Length; i++) table[i] = table[table[i - 256] & 0xFF] ^ (table[i - 256] >> 8);
        return table;
    }
}
