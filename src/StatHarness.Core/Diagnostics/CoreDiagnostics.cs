namespace StatHarness.Core;

/// <summary>Every code of this room, once.</summary>
internal static class CoreDiagnostics
{
    public static DiagnosticException UnsafePath(string relative, string why) =>
        Bad("SH1001", $"The name '{Printable(relative)}' can't become a path below its root: {why}.", null,
            "Use a relative name of plain segments joined by '/', in Unicode form NFC.");

    public static DiagnosticException Number(string found, string expected) =>
        NumberOf($"Expected {expected}, found {Shortened(found)}.", "Write it as text: put it in quotes.", null);

    public static DiagnosticException NotFinite(string record, Exception inner) =>
        NumberOf($"Expected a {record} of finite numbers, since JSON has no other, found NaN or infinity.", "Leave the value out (null) and say why it is missing.", inner);

    public static DiagnosticException JsonText(string path, long line, int column, string message, Exception? inner = null) =>
        new(new Diagnostic("SH1003", message, new Place(path, line, column), "Mend the JSON text there; it must be JSON as of RFC 8259, without comments, trailing commas or repeated names."), inner: inner);

    public static DiagnosticException Dialect(string found) =>
        Bad("SH1004", $"Expected a JSON Schema of draft-07 or 2020-12, found \"$schema\": \"{Shortened(found)}\".", null,
            "Set \"$schema\" to \"https://json-schema.org/draft/2020-12/schema\" or \"http://json-schema.org/draft-07/schema#\".");

    public static DiagnosticException Text(string found, Exception? inner = null) =>
        new(new Diagnostic("SH1005", $"Expected Unicode text, found {found}.", null, "Remove or replace the half of a surrogate pair."), inner: inner);

    public static DiagnosticException RepeatedName(string name) =>
        Bad("SH1009", $"Expected every name once in an object, found one again: {Shortened(name)}", null, "Remove or rename one of them.");

    public static DiagnosticException TooDeep(int limit) =>
        Bad("SH1006", $"Expected JSON nested at most {limit} levels deep, found more.", null, "Flatten the value.");

    public static DiagnosticException Schema(string place, string message, string? hint = null) =>
        Bad("SH1007", message, new Place(place), hint ?? "Mend the schema at that place.");

    public static DiagnosticException SchemaLimit(string place, string message) =>
        Bad("SH1008", message, new Place(place), "Break the cycle of references, or make the schema or the value smaller.");

    private static DiagnosticException NumberOf(string message, string hint, Exception? inner) => new(new Diagnostic("SH1002", message, null, hint), inner: inner);

    private static DiagnosticException Bad(string code, string message, Place? place, string hint) => new(new Diagnostic(code, message, place, hint));

    internal static string Shortened(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");

    private static string Printable(string text) =>
        Shortened(string.Concat(text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? $"\\u{(int)c:x4}" : c.ToString())));
}
