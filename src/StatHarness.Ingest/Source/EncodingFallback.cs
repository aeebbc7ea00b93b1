using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Bytes that are not UTF-8 were met; the file as a whole decides what follows.</summary>
internal sealed class InvalidUtf8Exception(Place place) : Exception
{
    public Place Place { get; } = place;
}

internal static class EncodingFallback
{
    /// <summary>
    /// Windows-1252 when the file's high bytes are mostly no UTF-8; but a file that is UTF-8 save for a few damaged bytes is refused,
    /// because reading all of it as Windows-1252 would garble what is sound.
    /// </summary>
    public static RawFile Choose(RawFile file, Place firstProblem)
    {
        using var stream = file.Raw();
        long sound = 0, broken = 0;
        var buffer = new byte[1 << 16];
        var held = 0;
        while (true)
        {
            var read = stream.Read(buffer, held, buffer.Length - held);
            var bytes = buffer.AsSpan(0, held + read);
            held = 0;
            while (bytes.Length > 0)
            {
                if (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is var high && high < 0) break;
                bytes = bytes[high..];
                var status = Rune.DecodeFromUtf8(bytes, out _, out var consumed);
                if (status == System.Buffers.OperationStatus.NeedMoreData && read > 0) break;
                if (status == System.Buffers.OperationStatus.Done) sound++;
                else broken++;
                bytes = bytes[consumed..];
            }
            if (read == 0) break;
            if (bytes.Length is > 0 and < 4 && bytes[0] >= 0x80)
            {
                bytes.CopyTo(buffer);
                held = bytes.Length;
            }
        }
        return sound > 10 * broken
            ? throw IngestDiagnostics.Encoding(firstProblem, "UTF-8", $"{sound} other characters of the file are valid UTF-8, {broken} are not: repair them, or pass --encoding.")
            : file.As("windows-1252");
    }
}
