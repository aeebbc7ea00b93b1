using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Execution;

/// <summary>What Scripting's diagnostics mean for an outcome.</summary>
internal static class ScriptCodes
{
    private const int SymbolNotAllowed = 3110;
    private const int LanguageNotAllowed = 3112;
    private const int MemoryExhausted = 3121;
    private const int QueryNotAllowed = 3162;
    private const int QueryMemoryExhausted = 3166;
    private const int CodeNotAllowed = 3140;
    private const int CodeConstruct = 3141;

    /// <summary>The script reaches for what no grant can name. Using the clock is a mistake, not an attempt.</summary>
    public static bool IsForbidden(Diagnostic problem) => NumberOf(problem) is SymbolNotAllowed or LanguageNotAllowed or CodeNotAllowed or CodeConstruct or QueryNotAllowed;

    public static bool IsOutOfMemory(Diagnostic problem) => NumberOf(problem) is MemoryExhausted or QueryMemoryExhausted;

    /// <summary>A finding that is not fit to be reported: what was handed back is wrong, not what was computed on the way.</summary>
    public static bool IsBadFinding(Diagnostic problem) => NumberOf(problem) is 3007 or 3008 or 3009 or 3014 or 3131 or 3320 or 3321;

    private static int NumberOf(Diagnostic problem) =>
        problem.Code.StartsWith("SH", StringComparison.Ordinal) && int.TryParse(problem.Code.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
