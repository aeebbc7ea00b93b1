using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Every refusal of workbooks. A place's line and column are those of the sheet, where a cell is meant.</summary>
internal static class WorkbookDiagnostics
{
    public static DiagnosticException Encrypted(string file) => Of("SH2030", "The workbook is encrypted; its cells cannot be read without the password.", new(file), "Open it in a spreadsheet program, take the password off (Save As, Tools, General Options) and save it again.");

    public static DiagnosticException NotWorkbook(string file, string found) => Of("SH2031", $"The file is {found}; expected a workbook (XLSX, XLSM, XLSB or XLS).", new(file), "Save the table as XLSX or CSV, or unpack the archive and name the table inside of it.");

    public static DiagnosticException Archive(string file, string why, Exception? inner = null) => Of("SH2032", $"The workbook's ZIP archive is damaged: {why}", new(file), "Copy or download the file again; if it stays damaged, let a spreadsheet program repair it and save it anew.", inner);

    public static DiagnosticException Bomb(string file, string why) => Of("SH2033", $"The archive would unpack to absurd size: {why}", new(file), "If the file is sound, open it in a spreadsheet program and save the table as CSV.");

    public static DiagnosticException MissingPart(string file, string part) => Of("SH2034", $"The workbook has no part '{part}', which another part names.", new(file), "Let a spreadsheet program repair the file and save it anew.");

    public static DiagnosticException Xml(string file, string part, string why) => Of("SH2035", $"The part '{part}' is no sound XML: {why}", new(file), "Let a spreadsheet program repair the file and save it anew.");

    public static DiagnosticException Dtd(string file, string part) => Of("SH2036", $"The part '{part}' declares a DTD, which no workbook needs and which can hide an attack.", new(file), "Do not trust the file; open it in a spreadsheet program with macros off and save it anew.");

    public static DiagnosticException UnknownSheet(string file, string asked, string nearest, string sheets) => Of("SH2037", $"No sheet is called '{asked}'. The workbook has {sheets}.", new(file), $"Did you mean '{nearest}'? Pass the name or the number of a sheet.");

    public static DiagnosticException Reference(Place place, string found, string expected) => Of("SH2038", $"Found {found}; expected {expected}.", place, "The sheet is damaged: let a spreadsheet program repair the file and save it anew.");

    public static DiagnosticException Index(Place place, string what, string found, int count) => Of("SH2039", $"A cell names {what} {found}, but there are {count}.", place, "The workbook is damaged: let a spreadsheet program repair the file and save it anew.");

    public static DiagnosticException NoCells(string file, string sheets) => Of("SH2040", $"No visible sheet has cells. The workbook has {sheets}.", new(file), "Pass --sheet to read a hidden sheet; else check whether the export finished.");

    public static DiagnosticException Legacy(string file, string why, Exception inner) => Of("SH2041", $"The workbook is damaged or no XLS of a known version: {why}", new(file), "Open it in a spreadsheet program and save it as XLSX or CSV.", inner);

    public static DiagnosticException NotTabular(string file, string sheet, string kind) => Of("SH2042", $"The sheet '{sheet}' is a {kind}; expected a worksheet with cells.", new(file), "Pass --sheet with the name or the number of a worksheet.");

    public static DiagnosticException TooLong(string file, string part, int most) => Of("SH2043", $"The part '{part}' holds a piece of text or a tag longer than {most} bytes.", new(file), "Shorten the cell, or raise the row limit.");

    public static DiagnosticException Nesting(string file, string part, int most) => Of("SH2044", $"The part '{part}' nests elements more than {most} deep.", new(file), "The workbook is damaged or hostile: let a spreadsheet program repair the file and save it anew.");

    public static DiagnosticException Records(string file, string part, string why) => Of("SH2045", $"The part '{part}' is no sound XLSB: {why}", new(file), "Let a spreadsheet program repair the file, or save it as XLSX or CSV.");

    private static DiagnosticException Of(string code, string message, Place place, string hint, Exception? inner = null) => new(new(code, message, place, hint), ExitCode.BadInput, inner);
}
