namespace StatHarness.Sdk;

/// <summary>One row of what a query gave.</summary>
public sealed class SqlRow
{
    private readonly SqlRows rows;
    private readonly object?[] values;
    private readonly int number;

    internal SqlRow(SqlRows rows, object?[] values, int number) => (this.rows, this.values, this.number) = (rows, values, number);

    /// <summary>A long, a double, a string, or null when missing.</summary>
    /// <exception cref="Core.DiagnosticException">SH3168: there is no such column.</exception>
    public object? this[string name] => values[rows.PlaceOf(name)];

    public bool IsNull(string name) => this[name] is null;

    /// <summary>A whole number, as counts and sums of whole numbers are.</summary>
    /// <exception cref="Core.DiagnosticException">SH3169: it is something else, or missing.</exception>
    public long Long(string name) => this[name] is long whole ? whole : throw Wrong(name, "a whole number", "Number(name) reads fractions; coalesce(…, 0) gives missing values a number.");

    /// <summary>A number; missing is NaN.</summary>
    /// <exception cref="Core.DiagnosticException">SH3169: it is a text.</exception>
    public double Number(string name) => this[name] switch
    {
        long whole => whole,
        double real => real,
        null => double.NaN,
        _ => throw Wrong(name, "a number", "Decimals and times are text: cast(… as real), julianday(…) or unixepoch(…) make numbers of them."),
    };

    /// <summary>A text; null when missing.</summary>
    /// <exception cref="Core.DiagnosticException">SH3169: it is a number.</exception>
    public string? Text(string name) => this[name] switch
    {
        null => null,
        string text => text,
        _ => throw Wrong(name, "a text", "cast(… as text) makes one of it."),
    };

    private Core.DiagnosticException Wrong(string name, string expected, string hint) =>
        SdkDiagnostics.WrongValue(name, number, this[name] switch { null => "nothing", long => "a whole number", double => "a number", _ => "a text" }, expected, hint);
}
