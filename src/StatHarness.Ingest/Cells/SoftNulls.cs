namespace StatHarness.Ingest;

/// <summary>What people write where a value is missing; it is taken so only if the rest of the column parses.</summary>
internal static class SoftNulls
{
    public const int Longest = 8;
    private static readonly byte[][] Tokens =
    [
        .. new[]
        {
            "NA", "N/A", "n/a", "n.a.", "<NA>", "#N/A", "None", "NONE", "none", "NULL", "null", "Null", "(null)", "NaN", "nan", "NAN", "nil", "\\N",
            "-", "--", "---", "?", ".", "..", "...", "*", "**", "***", "****", "*****", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!",
        }.Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    public static bool Contains(ReadOnlySpan<byte> text)
    {
        if (text.Length > Longest || !"NnA<#(\\-?.*"u8.Contains(text[0])) return false;
        foreach (var token in Tokens)
            if (text.SequenceEqual(token)) return true;
        return false;
    }
}
