namespace StatHarness.Ingest;

/// <summary>What the user said about spellings that values alone may leave open.</summary>
/// <param name="DecimalPoint">Point or comma; null when the values decide.</param>
internal sealed record TypeHints(char? DecimalPoint, DateOrder Order)
{
    public static TypeHints None { get; } = new(null, DateOrder.None);

    /// <exception cref="Core.DiagnosticException">An option has none of its values.</exception>
    public static TypeHints Of(IngestOptions options, string file) => new(
        options.DecimalPoint switch { null => null, "." => '.', "," => ',', var other => throw IngestDiagnostics.Spelling(file, "decimal point", other, "'.' or ','") },
        options.DateOrder switch { null => DateOrder.None, "dmy" => DateOrder.DayFirst, "mdy" => DateOrder.MonthFirst, var other => throw IngestDiagnostics.Spelling(file, "date order", other, "'dmy' or 'mdy'") });
}
