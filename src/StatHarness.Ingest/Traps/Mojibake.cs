namespace StatHarness.Ingest.Traps;

/// <summary>UTF-8 that was read as Windows-1252 or Latin-1 and written as UTF-8 again, and the sign that stands for what could not be read.</summary>
internal static class Mojibake
{
    public static bool In(ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("\u00E2\u20AC"u8) >= 0 || text.IndexOf("\u00EF\u00BF\u00BD"u8) >= 0 || text.IndexOf("\uFFFD"u8) >= 0) return true;
        for (var at = text.IndexOf((byte)0xC3); at >= 0 && at + 3 < text.Length;)
        {
            // Ã or Â before what only a continuation byte gives: a control, a sign or a special letter, never a plain one.
            if (text[at + 1] is 0x82 or 0x83 && text[at + 2] == 0xC2 && text[at + 3] is >= 0x80 and <= 0xBF) return true;
            var next = text[(at + 2)..].IndexOf((byte)0xC3);
            at = next < 0 ? -1 : at + 2 + next;
        }
        return false;
    }
}
