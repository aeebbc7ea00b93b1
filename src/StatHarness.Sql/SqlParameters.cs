using System.Globalization;
using System.Text;
using StatHarness.Core;
using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>Binds values by name; the sign before a name, <c>:</c>, <c>@</c> or <c>$</c>, is left out.</summary>
internal static unsafe class SqlParameters
{
    public static void Bind(nint statement, IReadOnlyList<(string Name, object? Value)> given)
    {
        var names = Enumerable.Range(1, Sqlite.ParameterCount(statement)).Select(number => Sqlite.TextOf(Sqlite.ParameterName(statement, number))).ToList();
        if (names.FindIndex(name => name.Length == 0 || name[0] == '?') is var unnamed and >= 0)
            throw SqlDiagnostics.BadParameter($"Parameter {(unnamed + 1).ToString(CultureInfo.InvariantCulture)} of the query has no name.", "Write :name in the query and (\"name\", value) beside it.");
        foreach (var (name, value) in given)
        {
            var number = names.FindIndex(known => known[1..] == name) + 1;
            if (number == 0) throw SqlDiagnostics.BadParameter($"The query has no parameter :{name}; it has {List(names)}.", NearestName.Of(name, names.Select(known => known[1..])) is { } nearest ? $"Did you mean \"{nearest}\"?" : "Name it in the query as :" + name + ".");
            Bind(statement, number, name, value);
        }
        if (names.Find(name => given.All(pair => pair.Name != name[1..])) is { } missing)
            throw SqlDiagnostics.BadParameter($"The query asks for {missing}, which is not given.", $"Add (\"{missing[1..]}\", value) after the query.");
    }

    private static void Bind(nint statement, int number, string name, object? value)
    {
        switch (value)
        {
            case null: break;
            case bool truth: _ = Sqlite.BindLong(statement, number, truth ? 1 : 0); break;
            case int whole: _ = Sqlite.BindLong(statement, number, whole); break;
            case long whole: _ = Sqlite.BindLong(statement, number, whole); break;
            case double real: _ = Sqlite.BindDouble(statement, number, real); break;
            case string text: Bind(statement, number, text); break;
            default: throw SqlDiagnostics.BadParameter($"The parameter '{name}' is of a type that SQL does not have.", "Give a string, a whole number, a double, true, false or null; times and decimals as text.");
        }
    }

    private static void Bind(nint statement, int number, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text + '\0');
        int bound;
        fixed (byte* bytes = utf8) bound = Sqlite.BindText(statement, number, bytes, utf8.Length - 1, Sqlite.Copied);
        if (bound == Sqlite.TooBig) throw SqlDiagnostics.TooLarge("a text that is too long, in bytes", SqlLimits.ValueBytes);
        if (bound == Sqlite.NoMemory) throw SqlDiagnostics.OutOfMemory();
    }

    private static string List(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
