using System.Globalization;
using System.Text;
using StatHarness.Core;

namespace StatHarness.Sql;

/// <summary>Where in a query something is wrong, and what was probably meant.</summary>
internal static class QueryPlace
{
    private const int Longest = 80;

    /// <param name="offset">In bytes; negative where the library does not tell.</param>
    public static string At(byte[]? query, int offset)
    {
        if (query is null || offset < 0 || offset >= query.Length) return "";
        var before = Encoding.UTF8.GetString(query, 0, offset);
        var line = before.Count(character => character == '\n') + 1;
        var column = before.Length - (before.LastIndexOf('\n') + 1) + 1;
        return string.Create(CultureInfo.InvariantCulture, $" at line {line}, column {column}");
    }

    public static string Hint(string message, IReadOnlyList<SqlTable> tables)
    {
        const string noColumn = "no such column: ", noTable = "no such table: ";
        if (message.StartsWith(noTable, StringComparison.Ordinal)) return Tables(tables);
        if (!message.StartsWith(noColumn, StringComparison.Ordinal)) return "It is SQLite's SQL: one SELECT; names in double quotes, texts in single ones. " + Tables(tables);
        // SQLite says on: "x" - should this be a string literal in single-quotes?
        var name = message[noColumn.Length..].Split(" - ")[0].Trim('"');
        name = name[(name.LastIndexOf('.') + 1)..];
        var all = tables.SelectMany(table => table.Names).Distinct(StringComparer.Ordinal).ToList();
        return NearestName.Of(name, all) is { } nearest ? $"Did you mean \"{nearest}\"? A name with other signs than letters, digits and _ stands in double quotes, a text in single ones." : Tables(tables);
    }

    public static string Short(string text) => text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");

    private static string Tables(IReadOnlyList<SqlTable> tables) => "There is " + string.Join("; ", tables.Select(table => $"{table.Name}({Short(string.Join(", ", table.Names))})")) + ".";
}
