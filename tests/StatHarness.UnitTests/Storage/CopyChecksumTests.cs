using StatHarness.Storage;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

public sealed class CopyChecksumTests
{
    [Fact]
    public void every_flipped_bit_cut_and_added_byte_shows()
    {
        var bytes = new byte[(3 * 32) + 5];
        new Random(7).NextBytes(bytes);
        var seen = new HashSet<UInt128> { Of(bytes) };
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.True(seen.Add(Of(bytes)), $"bit {bit}");
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        for (var length = 0; length < bytes.Length; length++) Assert.True(seen.Add(Of(bytes[..length])), $"{length} bytes");
        Assert.True(seen.Add(Of([.. bytes, 0])));
        Assert.True(seen.Add(Of([.. bytes[32..64], .. bytes[..32], .. bytes[64..]])), "blocks changed places");
    }

    [Fact]
    public void where_pieces_end_does_not_matter()
    {
        var bytes = new byte[(7 * 32) + 3];
        new Random(8).NextBytes(bytes);
        foreach (var size in new[] { 32, 64, 96 })
        {
            var checksum = new CopyChecksum();
            foreach (var piece in bytes.Chunk(size)) checksum.Append(piece);
            Assert.Equal(Of(bytes), checksum.Value);
        }
    }

    private static UInt128 Of(byte[] bytes)
    {
        var checksum = new CopyChecksum();
        checksum.Append(bytes);
        return checksum.Value;
    }
}
