
namespace StatHarness.Workbench;

/// <summary>What stands for a value, the same wherever the value stands.</summary>
/// <param name="Kind">Such as <c>email</c>, <c>person_name</c>, <c>cell</c>, <c>file_name</c>.</param>
/// <param name="IsPersonal">Else it is a cell that nobody called personal: masked where cells are quoted, not in words of ours.</param>
internal sealed record MaskPattern(string Kind, bool IsPersonal);

/// <param name="Start">In characters of the text.</param>
internal readonly record struct MaskHit(int Start, int End, string Letters, MaskPattern Pattern);

/// <summary>Values to be masked, found in a text in any spelling (<see cref="PlainForm"/>).</summary>
/// <param name="ours">Words of our own: a value that is one of them cannot be told from them, so it is not masked, but counted.</param>
internal sealed class MaskPatterns(IReadOnlySet<string>? ours = null)
{
    private const int Prefix = 4, Loose = 8, PersonalDigits = 7;

    private readonly Dictionary<string, MaskPattern> patterns = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, SortedSet<int>> lengths = [];

    public int PersonalCount { get; private set; }

    public int CellCount => patterns.Count - PersonalCount;

    /// <summary>Personal values that are words of ours.</summary>
    public int Ambiguous { get; private set; }

    public void Add(string value, string kind, bool isPersonal)
    {
        var letters = PlainForm.Of(value).Letters;
        if (letters.Length == 0 || (patterns.TryGetValue(letters, out var known) && (known.IsPersonal || !isPersonal))) return;
        if (ours?.Contains(letters) == true)
        {
            if (isPersonal) Ambiguous++;
            return;
        }
        // A few digits are a count, a year, a code: they say nobody's name, and stand everywhere.
        if (letters.All(char.IsAsciiDigit) && letters.Length < (isPersonal ? PersonalDigits : Prefix)) return;
        if (isPersonal) PersonalCount++;
        patterns[letters] = new(kind, isPersonal);
        if (letters.Length <= Prefix) return;
        var key = Key(letters);
        if (!lengths.TryGetValue(key, out var known4)) lengths[key] = known4 = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));
        known4.Add(letters.Length);
    }

    /// <summary>The whole text is one value.</summary>
    public MaskPattern? Whole(string text) => patterns.GetValueOrDefault(PlainForm.Of(text).Letters);

    /// <summary>Longest first from the left, without overlap.</summary>
    /// <param name="cells">Whether cells that are not personal count.</param>
    /// <param name="words">Whether values of up to four letters count where they stand as words of their own.</param>
    public IEnumerable<MaskHit> Find(string text, bool cells, bool words)
    {
        var form = PlainForm.Of(text);
        var letters = form.Letters;
        var lookup = patterns.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < letters.Length;)
        {
            var length = LengthAt(form, at, cells, words, lookup);
            if (length > 0)
            {
                lookup.TryGetValue(letters.AsSpan(at, length), out var pattern);
                yield return new MaskHit(form.Start(at), form.End(at + length - 1), letters.Substring(at, length), pattern!);
            }
            at += Math.Max(1, length);
        }
    }

    private int LengthAt(PlainForm form, int at, bool cells, bool words, Dictionary<string, MaskPattern>.AlternateLookup<ReadOnlySpan<char>> lookup)
    {
        var letters = form.Letters;
        if (at + Prefix < letters.Length && lengths.TryGetValue(Key(letters.AsSpan(at, Prefix)), out var known))
        {
            foreach (var length in known)
            {
                if (at + length <= letters.Length && lookup.TryGetValue(letters.AsSpan(at, length), out var pattern) && (cells || pattern.IsPersonal)
                    && (IsLoose(letters.AsSpan(at, length), pattern) || StandsAlone(form, at, length))) return length;
            }
        }
        if (!words || form.IsJoined(at)) return 0;
        var end = at + 1;
        while (end < letters.Length && form.IsJoined(end)) end++;
        return end - at <= Prefix && lookup.TryGetValue(letters.AsSpan(at, end - at), out var brief) && brief.IsPersonal ? end - at : 0;
    }

    /// <summary>Long ones count also inside a word; digits never inside of a longer number or digest.</summary>
    private static bool IsLoose(ReadOnlySpan<char> letters, MaskPattern pattern) => pattern.IsPersonal && letters.Length >= Loose && letters.ContainsAnyExceptInRange('0', '9') && letters.ContainsAnyExcept("0123456789abcdef");

    private static bool StandsAlone(PlainForm form, int at, int length) => !form.IsJoined(at) && !form.IsJoined(at + length);

    private static ulong Key(ReadOnlySpan<char> letters) => letters[0] | ((ulong)letters[1] << 16) | ((ulong)letters[2] << 32) | ((ulong)letters[3] << 48);

}
