using System.Buffers;

namespace StatHarness.Ingest.Privacy;

/// <summary>Mailbox addresses as people write them: dot-atom before the sign, a name of two or more labels behind it (RFC 5321; no quoted strings, comments or address literals).</summary>
internal static class EmailAddress
{
    private const int Weight = 30, MostLocal = 64, MostLabel = 63, MostAddress = 254;
    private static readonly SearchValues<byte> Local = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"u8);

    public static void Find(ReadOnlySpan<byte> text, List<PiiHit> hits)
    {
        for (var at = text.IndexOf((byte)'@'); at >= 0;)
        {
            var start = at;
            while (start > 0 && (Local.Contains(text[start - 1]) || text[start - 1] >= 0x80)) start--;
            while (start < at && text[start] is (byte)'.' or (byte)'\'') start++;
            var end = at + 1;
            while (end < text.Length && (char.IsAsciiLetterOrDigit((char)text[end]) || text[end] is (byte)'-' or (byte)'.' || text[end] >= 0x80)) end++;
            while (end > at + 1 && text[end - 1] is (byte)'.' or (byte)'-') end--;
            if (start < at && end > at + 1)
                hits.Add(new(PiiKind.Email, start, end - start, IsLocal(text[start..at]) && IsDomain(text[(at + 1)..end]) && end - start <= MostAddress, Weight));
            var next = text[(at + 1)..].IndexOf((byte)'@');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    private static bool IsLocal(ReadOnlySpan<byte> local) => local.Length <= MostLocal && local[^1] != '.' && local.IndexOf(".."u8) < 0;

    private static bool IsDomain(ReadOnlySpan<byte> domain)
    {
        var labels = 0;
        ReadOnlySpan<byte> last = default;
        while (true)
        {
            var dot = domain.IndexOf((byte)'.');
            last = dot < 0 ? domain : domain[..dot];
            if (last.Length is 0 or > MostLabel || last[0] == '-' || last[^1] == '-') return false;
            labels++;
            if (dot < 0) break;
            domain = domain[(dot + 1)..];
        }
        if (labels < 2 || last.Length < 2) return false;
        return last.StartsWith("xn--"u8) || !last.ContainsAnyExcept(Letters);
    }

    private static readonly SearchValues<byte> Letters = SearchValues.Create([.. Enumerable.Range(0, 256).Select(b => (byte)b).Where(b => b >= 0x80 || char.IsAsciiLetter((char)b))]);
}
