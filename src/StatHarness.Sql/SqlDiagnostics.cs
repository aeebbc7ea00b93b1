using System.Globalization;
using StatHarness.Core;

namespace StatHarness.Sql;

/// <summary>What can be wrong with a query. Each ends the script, unless it goes on by itself.</summary>
internal static class SqlDiagnostics
{
    /// <param name="at">Where in the query, in words.</param>
    public static DiagnosticException Wrong(string at, string problem, string hint) => Fail("SH3161", $"The query is wrong{at}: {problem}.", hint);

    public static DiagnosticException NotAllowed(Refusal refusal) => Fail("SH3162", $"A query may not use {refusal.What}: {refusal.Why}.", refusal.Instead);

    public static DiagnosticException NotDeterministic(Refusal refusal) => Fail("SH3163", $"A query may not use {refusal.What}: {refusal.Why}.", refusal.Instead);

    public static DiagnosticException BadParameter(string problem, string hint) => Fail("SH3164", problem, hint);

    public static DiagnosticException TooLarge(string what, long limit) => Fail(
        "SH3165", $"The query gives {what}; at most {limit.ToString("N0", CultureInfo.InvariantCulture)} are taken.", "Count, sum and group in the query, or add a LIMIT.");

    public static DiagnosticException OutOfMemory(Exception? inner = null) => Fail(
        "SH3166", "The query needs more memory than the plugin has.", "Select fewer columns and rows before sorting and joining, or raise budget.memory_mb.", inner);

    public static DiagnosticException BadTable(string table, string problem) => Fail("SH3167", $"The table '{table}' cannot be shown to SQL: {problem}.", "Ask for fewer columns in plugin.json, or read them by Dataset.");

    private static DiagnosticException Fail(string code, string message, string hint, Exception? inner = null) => new(new Diagnostic(code, message, null, hint), ExitCode.PluginFailed, inner);
}
