using System.Collections.Frozen;

namespace StatHarness.Sql;

/// <summary>Why a query may not do something, and what may be done instead.</summary>
internal sealed record Refusal(string What, string Why, string Instead, RefusalKind Kind = RefusalKind.Reaches);

internal enum RefusalKind
{
    /// <summary>It reaches for what no grant can name: an attempt, whoever goes on after it.</summary>
    Reaches,
    /// <summary>The result would differ between runs or machines: a mistake.</summary>
    Varies,
    /// <summary>It harms nobody and is not open all the same.</summary>
    Closed,
}

/// <summary>What a query may do: read the tables that are there, by functions that give the same everywhere. What is not named is refused.</summary>
internal static class Rules
{
    private const int Pragma = 19, Read = 20, Select = 21, Transaction = 22, Attach = 24, Detach = 25, Function = 31, Savepoint = 32, Recursive = 33;

    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(
        """
        -> ->> abs avg ceil ceiling char coalesce concat concat_ws count cume_dist date datetime degrees dense_rank first_value floor format glob group_concat hex if ifnull iif instr
        json json_array json_array_length json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch json_pretty json_quote json_remove
        json_replace json_set json_type json_valid julianday lag last_value lead length like likelihood likely lower ltrim max min mod nth_value ntile nullif octet_length percent_rank pi
        printf quote radians rank replace round row_number rtrim sign sqrt strftime string_agg substr substring sum time timediff total trim trunc typeof unhex unicode unixepoch unlikely upper
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);

    /// <summary>What lets code or files in, or words out.</summary>
    private static readonly FrozenSet<string> Code = FrozenSet.ToFrozenSet(["load_extension", "fts3_tokenizer", "sqlite_log"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Chance = FrozenSet.ToFrozenSet(["random", "randomblob"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Clock = FrozenSet.ToFrozenSet(["current_date", "current_time", "current_timestamp"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Bits = FrozenSet.ToFrozenSet(
        ["acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cos", "cosh", "exp", "ln", "log", "log10", "log2", "pow", "power", "sin", "sinh", "tan", "tanh"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Parts of other tables that a query makes of a value.</summary>
    private static readonly FrozenSet<string> Made = FrozenSet.ToFrozenSet(["json_each", "json_tree"], StringComparer.OrdinalIgnoreCase);

    public static Refusal NoClock { get; } = new("the time of now", "the clock differs between runs", "Compute from the times in the data.", RefusalKind.Varies);

    public static Refusal NoZone { get; } = new("the local time", "it depends on the machine", "Keep the clock the data states; zones are never guessed.", RefusalKind.Varies);

    public static Refusal NotReading { get; } = new("a statement that does more than read", "nothing is written", ReadOnly);

    public static Refusal NoExplain { get; } = new("EXPLAIN", "what it says differs between machines", "Ask for the rows themselves.", RefusalKind.Varies);

    private const string ReadOnly = "Ask with SELECT; hand back findings, Report.Table or Report.Output.";

    /// <param name="action">As SQLite numbers it.</param>
    /// <returns>Null when it is allowed.</returns>
    public static Refusal? Of(int action, string first, string second, IReadOnlyList<string> tables) => action switch
    {
        Select or Recursive => null,
        Read => IsReadable(first, second, tables) ? null : new($"the table '{first}'", "it is not granted", $"There is {string.Join(", ", tables)}."),
        Function => OfFunction(second),
        Attach or Detach => new("ATTACH", "a plugin reads only what is granted to it", $"There is {string.Join(", ", tables)}."),
        Pragma => new($"PRAGMA {first}", "settings are the harness's business", "Leave it out."),
        Transaction or Savepoint => new("a transaction", "nothing is written", "Leave it out."),
        _ => NotReading,
    };

    /// <summary>Without a column it may be a part of the query that has a name of its own.</summary>
    private static bool IsReadable(string table, string column, IReadOnlyList<string> tables) =>
        Made.Contains(table) || tables.Contains(table, StringComparer.OrdinalIgnoreCase)
        || (column.Length == 0 && !table.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase) && !table.StartsWith("pragma_", StringComparison.OrdinalIgnoreCase));

    private static Refusal? OfFunction(string name) =>
        Functions.Contains(name) ? null
        : Chance.Contains(name) ? new($"{name}()", "it is drawn anew each time", "Use new SeededStream(Seed, Stream(\"purpose\")) in the script.", RefusalKind.Varies)
        : Clock.Contains(name) ? NoClock with { What = name }
        : Bits.Contains(name) ? new($"{name}()", "its bits differ between machines", "Use StatHarness.Statistics.DetMath in the script.", RefusalKind.Varies)
        : Code.Contains(name) ? new($"{name}()", "it lets code or files in", "Compute it in the script.")
        : new($"{name}()", "is not open to plugins", "Compute it in the script.", RefusalKind.Closed);
}
