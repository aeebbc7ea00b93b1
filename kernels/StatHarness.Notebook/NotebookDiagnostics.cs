using System.Text.Json;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Everything that this room can complain about, each code once.</summary>
internal static class NotebookDiagnostics
{
    public static DiagnosticException Missing(string path) => New(
        "SH6001", "There is no such notebook file.", new Place(path), "Check the path; relative paths count from the current directory.");

    public static DiagnosticException UnknownFormat(string path, string extension) => New(
        "SH6002", $"'{extension}' is no notebook format; expected .ipynb or .dib.", new Place(path), "Rename the file, or save it as .ipynb.");

    public static DiagnosticException NotText(Place place) => New(
        "SH6003", "The file is not UTF-8 text.", place, "Save it as UTF-8.");

    public static DiagnosticException NotJson(Place place, JsonException broken) => New(
        "SH6004", $"The notebook is not valid JSON: {FirstSentence(broken.Message)}", place,
        "An unresolved merge or an interrupted save leaves this; restore the file or repair this line.");

    public static DiagnosticException Malformed(Place place, string member, string expected, string found) => New(
        "SH6005", $"{(member.Length == 0 ? "The notebook" : $"'{member}'")} should be {expected}; found {found}.", place,
        "The format is nbformat 4 (nbformat.readthedocs.io); opening and saving the file in Jupyter repairs most files.");

    public static DiagnosticException UnsupportedVersion(Place place, int major) => New(
        "SH6006", $"The notebook is nbformat {major}; expected nbformat 4.", place, "Open and save it in a current Jupyter to convert it.");

    public static DiagnosticException BadMeta(Place place, JsonException? broken) => New(
        "SH6007", $"The #!meta cell should hold a JSON object{(broken is null ? "." : $": {FirstSentence(broken.Message)}")}", place,
        "Repair the JSON, or delete the #!meta cell: it is optional.");

    public static DiagnosticException WouldSplit(Place place, int cell, string line) => New(
        "SH6008", $"Cell {cell + 1} holds the line '{line}', which would start a new cell in a .dib file.", place,
        "Split the cell there, or save as .ipynb.");

    private static DiagnosticException New(string code, string message, Place? place, string? hint, ExitCode exit = ExitCode.BadInput) =>
        new(new Diagnostic(code, message, place, hint), exit);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
