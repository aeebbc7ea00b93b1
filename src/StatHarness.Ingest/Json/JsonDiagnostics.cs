using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>A code, what was found and expected, and how to mend it: the same for a rejected record and for a refused document.</summary>
internal readonly record struct JsonProblem(string Code, string Message, string Hint)
{
    public DiagnosticException At(Place place) => new(new(Code, Message, place, Hint), ExitCode.BadInput, null);
}

/// <summary>Every refusal of JSON.</summary>
internal static class JsonDiagnostics
{
    private const string Point = "Name the table with --record-path, a JSON Pointer such as /data/items.";

    private const string NoComments = "JSON has no comments: remove them.";

    public static JsonProblem Fault(JsonFault fault, ReadOnlySpan<byte> bytes, int at) => fault switch
    {
        JsonFault.Truncated => new("SH2051", "The text ends inside of a value.", "Check whether the export or the download finished."),
        JsonFault.Depth => new("SH2052", $"Values are nested more than {JsonScanner.MostDepth} levels deep.", "Such a document is no table: flatten it before ingest."),
        JsonFault.Surrogate => new("SH2053", "A text escapes half a surrogate pair (\\uD800 to \\uDFFF), which is no character.", "Escape both halves, or write the character itself."),
        JsonFault.Nul => new("SH2054", "A text holds the NUL character (\\u0000), which text of a table cannot.", "Replace \\u0000 where the file is made."),
        JsonFault.Utf8 => new("SH2055", "These bytes are not valid UTF-8, which JSON must be.", "Repair the file, or pass the encoding it really has with --encoding."),
        JsonFault.After => new("SH2056", $"Found {Found(bytes, at)} after the end of the value.", Comment(bytes[at..]) ? NoComments : "One document holds one value; records one after the other are NDJSON: pass --format ndjson."),
        _ => new("SH2050", $"Found {Found(bytes, at)}; expected {Expected(fault)}.", Hint(fault, bytes, at)),
    };

    public static JsonProblem DuplicateKey(string key) => new("SH2057", $"One object has the key '{key}' twice.", "Keep one of the two values.");

    public static JsonProblem Kind(string found, string expected) => new("SH2058", $"This record is {found}; the first is {expected}.", "Records of one table have one form.");

    public static JsonProblem Width(int found, int expected) =>
        new(IngestDiagnostics.RaggedRow, $"The row has {(found == 1 ? "1 cell" : $"{found} cells")}; the table has {(expected == 0 ? "at least 1" : $"{expected}")}.", "Write null for a cell that is missing.");

    public static DiagnosticException Pointer(string file, string pointer, string why) => new JsonProblem("SH2059", $"The record path '{pointer}' {why}.", "A JSON Pointer names keys after slashes, such as /data/items; list the keys with a JSON viewer.").At(new(file));

    public static DiagnosticException Ambiguous(string file, string first, string second) => new JsonProblem("SH2060", $"The document holds several tables: {first} and {second} are about as large.", Point).At(new(file));

    public static DiagnosticException NoTable(string file, string found) => new JsonProblem("SH2061", $"The document is {found}, which is no table.", $"Expected a list of records. {Point}").At(new(file));

    public static DiagnosticException Lengths(string file, string first, long firstLength, string second, long secondLength) =>
        new JsonProblem("SH2062", $"The columns differ in length: '{first}' has {firstLength} values, '{second}' {secondLength}.", "Repair the export. If the lists are no columns, name the table with --record-path.").At(new(file));

    public static DiagnosticException TooManyColumns(string file, long line, int most) =>
        new JsonProblem("SH2063", $"The records have more than {most} different keys.", $"Keys that are values, such as ids, belong into records of their own. {Point}").At(new(file, line));

    public static DiagnosticException NotSeekable(string file, long most) =>
        new JsonProblem("SH2064", $"A table stored column by column of more than {most >> 20} MiB must be plain UTF-8.", "Convert it to UTF-8, or unpack it, or export records instead of columns.").At(new(file));

    public static string Found(ReadOnlySpan<byte> bytes, int at)
    {
        if (at >= bytes.Length) return "the end";
        var rest = bytes[at..];
        var word = 0;
        while (word < Math.Min(rest.Length, 24) && (char.IsAsciiLetterOrDigit((char)rest[word]) || rest[word] is (byte)'+' or (byte)'-' or (byte)'.' or (byte)'_')) word++;
        if (word > 0) return $"'{Encoding.ASCII.GetString(rest[..word])}'";
        if (Comment(rest)) return "a comment";
        if (rest[0] == (byte)'\'') return "a single quote";
        if (rest[0] == (byte)'\\' && rest.Length > 1 && rest[1] is > 0x20 and < 0x7F) return $"'\\{(char)rest[1]}'";
        if (Rune.DecodeFromUtf8(rest, out var rune, out _) != System.Buffers.OperationStatus.Done) return $"the byte 0x{rest[0]:X2}";
        return rune.Value is < 0x20 or 0x7F or 0xFEFF or 0xA0 ? $"U+{rune.Value:X4}" : $"'{rune}'";
    }

    private static string Expected(JsonFault fault) => fault switch
    {
        JsonFault.Key => "a key in double quotes",
        JsonFault.Colon => "a colon after the key",
        JsonFault.CommaOrBracket => "a comma or ']'",
        JsonFault.CommaOrBrace => "a comma or '}'",
        JsonFault.TrailingComma => "another value after the comma",
        JsonFault.Number => "the digits of a number as JSON spells it",
        JsonFault.Control => "text without raw control characters",
        JsonFault.Escape => "one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u and four hexadecimal digits",
        _ => "a value: a text in double quotes, a number, true, false, null, '[' or '{'",
    };

    private static string Hint(JsonFault fault, ReadOnlySpan<byte> bytes, int at)
    {
        var rest = at < bytes.Length ? bytes[at..] : default;
        if (Comment(rest)) return NoComments;
        if (rest.StartsWith("\0"u8)) return "The file is binary, damaged, or UTF-16 without a byte order mark: then pass --encoding utf-16le.";
        if (fault == JsonFault.TrailingComma) return "Remove the comma before the closing bracket.";
        if (fault == JsonFault.Number && !NotFinite(rest)) return "JSON numbers have no leading zero, plus sign or bare point, such as 0.5 or -1e6.";
        if (NotFinite(rest) || rest.StartsWith("None"u8)) return "JSON has no such value: write null.";
        if (rest.StartsWith("'"u8)) return "JSON puts texts and keys into double quotes.";
        if (fault == JsonFault.Control) return "Write a line end inside of a text as \\n, a tab as \\t.";
        return "Check the export at this place: the file is not JSON (RFC 8259).";
    }

    private static bool NotFinite(ReadOnlySpan<byte> rest) => rest.StartsWith("NaN"u8) || rest.StartsWith("Inf"u8);

    private static bool Comment(ReadOnlySpan<byte> rest) => rest.StartsWith("//"u8) || rest.StartsWith("/*"u8) || rest.StartsWith("#"u8);
}
