using StatHarness.Data;

namespace StatHarness.Ingest;

/// <summary>A type that the user gives a column, against what its values say.</summary>
internal static class ForcedType
{
    /// <param name="natural">What the values say.</param>
    public static TypeVerdict Of(ColumnType type, ColumnTally tally, TypeVerdict natural)
    {
        var order = tally.Dates.Order == DateOrder.None && tally[CellKind.DayMonth] > 0 ? DateOrder.DayFirst : tally[CellKind.DayMonth] > 0 ? tally.Dates.Order : DateOrder.None;
        var scale = type == ColumnType.Decimal ? Math.Min(tally.Numbers.MostScale, 38 - Math.Min(38, tally.Numbers.MostIntegerDigits)) : 0;
        return new(
            new(type, scale, natural.Choice.Comma, order), natural.Choice.Type, null,
            $"Read as {type.ToString().ToLowerInvariant()}, as told; the values say {natural.Choice.Type.ToString().ToLowerInvariant()}.", IsForced: type != ColumnType.Text);
    }

    /// <exception cref="Core.DiagnosticException">SH2020: a type for a column that is not there. SH2021: no such type.</exception>
    public static ColumnType? Asked(IngestOptions options, string column, string file)
    {
        if (!options.Types.TryGetValue(column, out var name)) return null;
        var types = Enum.GetValues<ColumnType>().Where(type => type != ColumnType.Duration).ToArray();
        var found = Array.FindIndex(types, type => Core.Json.HarnessJson.Node(type).GetValue<string>() == name);
        return found >= 0 ? types[found] : throw IngestDiagnostics.UnknownType(file, column, name, string.Join(", ", types.Select(type => Core.Json.HarnessJson.Node(type).GetValue<string>())));
    }

    /// <exception cref="Core.DiagnosticException">SH2020: a type for a column that is not there.</exception>
    public static void CheckNames(IngestOptions options, IReadOnlyList<string> names, string file)
    {
        foreach (var column in options.Types.Keys.Order(StringComparer.Ordinal))
            if (!names.Contains(column, StringComparer.Ordinal)) throw IngestDiagnostics.UnknownTypedColumn(file, column, names);
    }
}
