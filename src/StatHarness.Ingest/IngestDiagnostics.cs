using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Every refusal of ingest: found, expected, where, and how to mend it.</summary>
internal static class IngestDiagnostics
{
    public const string RaggedRow = "SH2012", TextAfterQuote = "SH2014";
    private const string Formats = "This build reads delimited text: CSV, TSV and TXT with comma, semicolon, tab or bar.";

    public static DiagnosticException Missing(string file) => Of("SH2001", "There is no such file.", new(file), "Check the path.");

    public static DiagnosticException Directory(string file) => Of("SH2002", "This is a directory; expected a file.", new(file), "Name one file inside of it.");

    public static DiagnosticException Unreadable(string file, Exception why) => Of("SH2003", $"The file cannot be read: {why.Message}", new(file), "Check its permissions.", why);

    public static DiagnosticException Empty(string file) => Of("SH2004", "The file holds no row at all; expected a header and data.", new(file), "Check whether the export finished.");

    public static DiagnosticException Format(string file, string found) => Of("SH2005", $"The file is {found}, not delimited text.", new(file), $"{Formats} Export the table as CSV.");

    public static DiagnosticException Nul(Place place) => Of("SH2006", "Found a NUL byte, which text does not contain.", place, "The file is binary, damaged, or UTF-16 without a byte order mark: then pass --encoding utf-16le.");

    public static DiagnosticException Encoding(Place place, string encoding, string hint) => Of("SH2007", $"These bytes are not valid {encoding}.", place, hint);

    public static DiagnosticException UnknownEncoding(string file, string name) => Of("SH2008", $"No encoding is called '{name}'.", new(file), "Use an IANA name, such as utf-8, utf-16le or windows-1252.");

    public static DiagnosticException NoRows(string file, long rejected) =>
        Of("SH2009", rejected == 0 ? "The file has a header but no data rows." : $"None of its {rejected} data rows fits the header.", new(file), "Check whether the export finished, and the delimiter.");

    public static DiagnosticException DuplicateHeader(Place place, string name, int first, int second) =>
        Of("SH2010", $"Columns {first} and {second} are both called '{name}'; column names must differ.", place, "Rename one of them in the header.");

    public static DiagnosticException TooManyColumns(Place place, int found, int most) => Of("SH2011", $"The header names {found} columns; at most {most} are allowed.", place, "Split the table, or turn columns into rows.");

    public static DiagnosticException Ragged(Place place, string reason, long total) => Of(RaggedRow, $"{reason} {Total(total)}", place, Allow);

    public static DiagnosticException UnclosedQuote(Place place) => Of("SH2013", "A quote opens here and is never closed.", place, "Close the quote, or double it if it belongs to the text.");

    public static DiagnosticException BadQuote(Place place, string reason, long total) => Of(TextAfterQuote, $"{reason} {Total(total)}", place, $"Double a quote that belongs to the text. {Allow}");

    public static DiagnosticException RowTooLong(Place place, int most) => Of("SH2015", $"A row starts here that is longer than {most} bytes.", place, "Check for an unclosed quote, or raise the row limit.");

    public static DiagnosticException Option(string file, string name, string found) => Of("SH2016", $"The {name} '{found}' is not one ASCII character.", new(file), "Pass one character, such as ';'.");

    public static DiagnosticException Changed(string file) => Of("SH2017", "The file changed while it was read.", new(file), "Ingest a file that nobody writes to.");

    public static DiagnosticException TooManyRows(string file) => Of("SH2018", $"The file has more than {int.MaxValue - 64:N0} rows.", new(file), "Split the file.");

    public static DiagnosticException Gzip(string file, string why, Exception? inner) => Of("SH2070", $"The gzip file is damaged or cut off: {why}.", new(file), "Copy or download it again; gzip -t tells whether it is whole.", inner);

    public static DiagnosticException GzipBomb(string file, long packed, long unpacked) =>
        Of("SH2071", $"The gzip file of {packed:N0} bytes unpacks to more than {unpacked:N0}; text does not shrink like that.", new(file), "Unpack it yourself if you trust it, and ingest the result.");

    public static DiagnosticException UnknownText(Place place, long undefined) =>
        Of("SH2072", undefined > 0 ? $"The text is not UTF-8, and {undefined} of its bytes mean nothing in Windows-1252." : "The text is neither UTF-8 nor Western: letters beyond ASCII follow each other in long runs.", place,
            "Pass the encoding with --encoding, such as windows-1251, gb18030, big5 or shift_jis.");

    public static DiagnosticException Spelling(string file, string option, string found, string expected) => Of("SH2073", $"The {option} '{found}' is none; expected {expected}.", new(file), $"Pass {expected}, or leave it out to let the values decide.");

    public static DiagnosticException UnknownRole(string file, string role, string? near, IReadOnlyList<string> known) =>
        Of("SH2090", $"There is no role '{role}'.", new(file), near is null ? $"Use one of: {string.Join(", ", known)}." : $"Did you mean '{near}'? The roles are: {string.Join(", ", known)}.");

    public static DiagnosticException UnknownRoleColumn(string file, string role, string column, string? near) =>
        Of("SH2091", $"The role '{role}' is given to the column '{column}', which the table does not have.", new(file), near is null ? "Name a column of the table, spelled as in its header." : $"Did you mean '{near}'?");

    public static DiagnosticException UnfitRoleColumn(string file, string role, string column, string type) =>
        Of("SH2092", $"The column '{column}' holds {type} values and cannot play the role '{role}'.", new(file), "Give the role to a column of times for a timestamp, of numbers for an amount, of texts for a text; or set the column's type.");

    public static DiagnosticException UnknownTypedColumn(string file, string column, IReadOnlyList<string> names) =>
        Of("SH2020", $"A type is given for the column '{column}', which the table does not have.", new(file), $"Its columns are {string.Join(", ", names.Take(20))}{(names.Count > 20 ? ", …" : "")}.");

    public static DiagnosticException UnknownType(string file, string column, string type, string known) =>
        Of("SH2021", $"The column '{column}' is to be read as '{type}', which is no type that can be read.", new(file), $"Use one of {known}.");

    public static DiagnosticException Lossy(string file, string column, long count) =>
        Of("SH2022", $"{count} values of the column '{column}' do not fit the type that was asked for.", new(file), "Leave out --strict to keep them as missing or rounded, and counted, or leave out --type.");

    private const string Allow = "Quote a field that contains the delimiter or a line end, pass --delimiter, or leave out --strict to keep such rows aside.";

    private static string Total(long rows) => rows == 1 ? "It is the only such row." : $"There are {rows} such rows.";

    private static DiagnosticException Of(string code, string message, Place place, string hint, Exception? inner = null) => new(new(code, message, place, hint), ExitCode.BadInput, inner);
}
