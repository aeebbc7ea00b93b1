using System.Buffers;
using System.Net;

namespace StatHarness.Ingest.Privacy;

/// <summary>IPv6 addresses (RFC 4291), with or without an IPv4 tail.</summary>
internal static class Ipv6Shapes
{
    private const int Longest = 45;
    private static readonly SearchValues<byte> Part = SearchValues.Create("0123456789abcdefABCDEF:."u8);

    public static void Find(ReadOnlySpan<byte> text, List<PiiHit> hits)
    {
        for (var from = 0; from < text.Length;)
        {
            var colon = text[from..].IndexOf((byte)':');
            if (colon < 0) return;
            colon += from;
            var start = colon;
            while (start > from && Part.Contains(text[start - 1])) start--;
            var end = colon + 1;
            while (end < text.Length && Part.Contains(text[end])) end++;
            var bounded = (start == 0 || !IsWord(text[start - 1])) && (end == text.Length || !IsWord(text[end]));
            from = end + 1;
            while (end > start && text[end - 1] == '.') end--;
            if (bounded && IsAddress(text[start..end])) hits.Add(new(PiiKind.Ipv6, start, end - start, true, 12));
        }
    }

    private static bool IsAddress(ReadOnlySpan<byte> part) =>
        part.Length is >= 3 and <= Longest && part.Count((byte)':') >= 2 && part.ContainsAnyInRange((byte)'0', (byte)'9')
        && (part.IndexOf("::"u8) >= 0 || part.Count((byte)':') >= 6) && IPAddress.IsValidUtf8(part);

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'_' or >= 0x80;
}
