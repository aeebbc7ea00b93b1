using StatHarness.Core;

namespace StatHarness.Sdk;

/// <summary>What a query gave: names of the columns, and rows of <see cref="long"/>, <see cref="double"/>, <see cref="string"/> or null.</summary>
internal delegate (IReadOnlyList<string> Names, IReadOnlyList<object?[]> Rows) SqlQuestion(string text, IReadOnlyList<(string Name, object? Value)> parameters);

/// <summary>
/// Tables that can be asked in SQLite's SQL, and nothing else: one SELECT a call, no chance, no clock. Each query is recorded in the log of
/// the execution. Rows without <c>order by</c> come in the order in which SQLite finds them.
/// </summary>
public sealed class SqlView
{
    /// <summary>Lets a plugin ask <c>Sql</c>.</summary>
    public const string OfRows = "dataset:sql";

    /// <summary>Lets a plugin ask <c>State</c>.</summary>
    public const string OfState = "state:read";

    private readonly string name, capability;
    private readonly SqlQuestion? ask;

    /// <param name="ask">Null when it is not granted.</param>
    internal SqlView(string name, string capability, SqlQuestion? ask) => (this.name, this.capability, this.ask) = (name, capability, ask);

    /// <param name="text">One SELECT: <c>select activity, count(*) as n from rows where amount > :limit group by activity order by n desc</c>.</param>
    /// <param name="parameters">A value for each <c>:name</c> of the text: text, whole number, double, true, false or null.</param>
    /// <exception cref="DiagnosticException">SH3160: not granted. SH3161 to SH3167: the query is wrong, not allowed, not deterministic or too large.</exception>
    public SqlRows Query(string text, params (string Name, object? Value)[] parameters)
    {
        if (ask is null) throw SdkDiagnostics.NoQueries(name, capability);
        var (names, rows) = ask(text, parameters);
        return new(names, rows);
    }
}
