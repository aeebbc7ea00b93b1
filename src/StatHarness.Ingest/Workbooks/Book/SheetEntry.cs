namespace StatHarness.Ingest;

/// <summary>A sheet as the workbook lists it.</summary>
/// <param name="Kind"><c>worksheet</c>, <c>chartsheet</c>, <c>dialogsheet</c>, <c>macrosheet</c>.</param>
/// <param name="Part">Null when the workbook names none.</param>
internal sealed record SheetEntry(string Name, bool Hidden, string Kind, string? Part)
{
    public bool IsWorksheet => Kind == "worksheet" && Part is not null;
}
