namespace StatHarness.Ingest;

/// <summary>From a file's first bytes, its name and the options to the way it is read. A new format is one line here and one folder.</summary>
internal static class TableFormats
{
    /// <exception cref="Core.DiagnosticException">No format of ours, or not sound.</exception>
    public static TableReading Open(RawFile file, IngestOptions options) =>
        WorkbookStart.IsWorkbook(file.FirstBytes, file.Name)
            ? WorkbookReading.Of(file, options)
            : JsonSniffer.Of(file, options) ?? XesReading.Of(file, options) ?? (TableReading)DelimitedReading.Of(file, options);
}
