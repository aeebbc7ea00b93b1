namespace StatHarness.Ingest.Roles;

/// <summary>The words of a column name, lower case: split on punctuation, on digits, and where case changes. Only whole words count, so "vendor" holds no "end".</summary>
internal static class NameTokens
{
    public static IReadOnlyList<string> Of(string name)
    {
        var tokens = new List<string>();
        var start = 0;
        for (var at = 1; at <= name.Length; at++)
        {
            if (at < name.Length && !IsEdge(name, at)) continue;
            if (char.IsLetter(name[start])) tokens.Add(name[start..at].ToLowerInvariant());
            start = at;
        }
        return tokens;
    }

    private static bool IsEdge(string name, int at)
    {
        char before = name[at - 1], here = name[at];
        if (char.IsLetter(before) != char.IsLetter(here) || !char.IsLetter(here)) return true;
        if (char.IsLower(before) && char.IsUpper(here)) return true;
        return char.IsUpper(before) && char.IsUpper(here) && at + 1 < name.Length && char.IsLower(name[at + 1]);
    }
}
