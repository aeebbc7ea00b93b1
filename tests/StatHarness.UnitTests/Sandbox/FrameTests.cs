using StatHarness.Sandbox.Protocol;
using Xunit;

namespace StatHarness.UnitTests.SandboxRoom;

public sealed class FrameTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10_000)]
    public void a_frame_survives_any_way_of_arriving(int piece)
    {
        byte[] payload = [.. Enumerable.Range(0, 5000).Select(i => (byte)(i % 251))];
        var reader = Feed(Frame.Encode(FrameKind.Response, payload, 1), piece, 5000);
        Assert.Equal((FrameState.Complete, FrameKind.Response, (ushort)1), (reader.State, reader.Kind, reader.Flags));
        Assert.Equal(payload, reader.Payload.ToArray());
    }

    [Fact]
    public void every_flipped_byte_is_found()
    {
        var frame = Frame.Encode(FrameKind.Response, [1, 2, 3]);
        for (var i = 0; i < frame.Length; i++)
        {
            var bad = frame.ToArray();
            bad[i] ^= 0x40;
            Assert.NotEqual(FrameState.Complete, Feed(bad, 7, 1 << 20).State);
        }
    }

    [Fact]
    public void a_short_frame_stays_incomplete_at_every_length()
    {
        var frame = Frame.Encode(FrameKind.Response, [1, 2, 3]);
        for (var length = 0; length < frame.Length; length++)
            Assert.Equal(FrameState.Incomplete, Feed(frame[..length], 1, 100).State);
    }

    [Theory]
    [InlineData(101, FrameState.TooLong)]
    [InlineData(long.MaxValue, FrameState.TooLong)]
    [InlineData(-1, FrameState.Malformed)]
    [InlineData(long.MinValue, FrameState.Malformed)]
    public void a_promised_length_is_judged_before_memory_is_taken(long length, object expected)
    {
        var header = Frame.Encode(FrameKind.Response, [])[..Frame.HeaderBytes];
        BitConverter.TryWriteBytes(header.AsSpan(8), length);
        Assert.Equal(expected, Feed(header, 16, 100).State);
    }

    [Fact]
    public void an_assignment_survives_the_way()
    {
        var sent = new Assignment([("events/start", null), ("ünï", "/some where/ö"), (new string('n', 300), null)], new byte[] { 0, 255, 7 });
        var got = Assignment.Decode(sent.Encode());
        Assert.Equal(sent.Grants, got.Grants);
        Assert.Equal(sent.Request.ToArray(), got.Request.ToArray());
    }

    private static FrameReader Feed(byte[] bytes, int piece, long maxPayload)
    {
        var reader = new FrameReader(maxPayload);
        for (var at = 0; at < bytes.Length && reader.State == FrameState.Incomplete;)
        {
            var count = Math.Min(Math.Min(piece, reader.Wanted), bytes.Length - at);
            reader.Append(bytes.AsSpan(at, count));
            at += count;
        }
        return reader;
    }
}
