namespace StatHarness.Ingest.Privacy;

/// <param name="Separator">The one byte between this group and the next; 0 when there is another, or none.</param>
internal readonly record struct DigitGroup(int Start, int Length, byte Separator)
{
    public int End => Start + Length;
}

/// <summary>The runs of digits of a text and what joins them. Reused from text to text.</summary>
internal sealed class DigitGroups
{
    private readonly List<DigitGroup> groups = [];
    private readonly byte[] digits = new byte[64];

    public int Count => groups.Count;

    public DigitGroup this[int index] => groups[index];

    public void Read(ReadOnlySpan<byte> text)
    {
        groups.Clear();
        for (var at = Next(text, 0); at < text.Length;)
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiDigit((char)text[end])) end++;
            var next = Next(text, end);
            groups.Add(new(at, end - at, next == end + 1 && next < text.Length ? text[end] : (byte)0));
            at = next;
        }
    }

    /// <summary>The lengths of the groups from <paramref name="first"/> on, all joined by one and the same of the separators.</summary>
    public bool Has(int first, ReadOnlySpan<int> lengths, ReadOnlySpan<byte> separators)
    {
        if (first + lengths.Length > groups.Count) return false;
        for (var i = 0; i < lengths.Length; i++)
            if (groups[first + i].Length != lengths[i]) return false;
        if (lengths.Length == 1) return true;
        var separator = groups[first].Separator;
        if (separators.IndexOf(separator) < 0) return false;
        for (var i = 1; i < lengths.Length - 1; i++)
            if (groups[first + i].Separator != separator) return false;
        return true;
    }

    /// <summary>Nothing else is joined to the groups: no letter, and no digits behind a dash or dot.</summary>
    public bool StandsAlone(ReadOnlySpan<byte> text, int first, int count)
    {
        var (start, end) = (groups[first].Start, groups[first + count - 1].End);
        if (start > 0 && IsWord(text[start - 1])) return false;
        if (end < text.Length && IsWord(text[end])) return false;
        var joined = (count > 1 ? groups[first].Separator : (byte)0);
        return !(first > 0 && Joins(groups[first - 1].Separator, joined)) && !Joins(groups[first + count - 1].Separator, joined);
    }

    /// <summary>Their digits back to back; valid until the next call.</summary>
    public ReadOnlySpan<byte> Digits(ReadOnlySpan<byte> text, int first, int count)
    {
        var length = 0;
        for (var i = first; i < first + count; i++)
        {
            var group = groups[i];
            if (length + group.Length > digits.Length) return default;
            text.Slice(group.Start, group.Length).CopyTo(digits.AsSpan(length));
            length += group.Length;
        }
        return digits.AsSpan(0, length);
    }

    private static bool Joins(byte separator, byte joined) => separator is (byte)'-' or (byte)'.' or (byte)'/' or (byte)'_' && !(separator == '.' && joined == '-');

    private static bool IsWord(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'_' or >= 0x80;

    private static int Next(ReadOnlySpan<byte> text, int from)
    {
        var next = text[from..].IndexOfAnyInRange((byte)'0', (byte)'9');
        return next < 0 ? text.Length : from + next;
    }
}
