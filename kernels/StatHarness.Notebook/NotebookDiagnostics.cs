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

    public static DiagnosticException ForeignLanguage(Place cell, string language) => New(
        "SH6101", $"No '{language}' runs here; the languages are {string.Join(", ", Languages.Runnable)}.", cell,
        "Start the cell with one of #!csharp, #!markdown, #!html, #!mermaid.");

    public static DiagnosticException SwitchTakesNothing(Place place, string name) => New(
        "SH6102", $"#!{name} switches the language and takes nothing after it.", place, "Put the content on the following lines.");

    public static DiagnosticException UnknownMagic(Place place, string name, string? nearest) => New(
        "SH6103", $"There is no magic #!{name}.", place, nearest is null ? "#!help lists them all." : $"Did you mean #!{nearest}? #!help lists them all.");

    public static DiagnosticException UnknownParameter(Place place, string magic, string name, string? nearest) => New(
        "SH6104", $"#!{magic} has no parameter {name}.", place, nearest is null ? $"#!help {magic} shows what it takes." : $"Did you mean {nearest}?");

    public static DiagnosticException UnexpectedArgument(Place place, string magic, string text) => New(
        "SH6105", $"#!{magic} does not take '{text}' here.", place, $"#!help {magic} shows what it takes; quote a value that contains blanks.");

    public static DiagnosticException MissingArgument(Place place, string magic, string usage) => New(
        "SH6106", $"#!{magic} needs {usage}.", place, $"#!help {magic} shows what it takes.");

    public static DiagnosticException BadValue(Place place, string parameter, string found, string expected, string? nearest) => New(
        "SH6107", $"{parameter} takes {expected}; found '{found}'.", place, nearest is null ? null : $"Did you mean {nearest}?");

    public static DiagnosticException GivenTwice(Place place, string parameter) => New(
        "SH6108", $"{parameter} is given twice.", place, "Keep one.");

    public static DiagnosticException OpenQuote(Place place) => New(
        "SH6109", "A quote is not closed.", place, "Close it on the same line.");

    public static DiagnosticException NothingYet(Place place, string missing, string magic) => New(
        "SH6110", $"There is no {missing} in this session yet.", place, $"Run {magic} first, or make one in C#.", ExitCode.BadInput);

    public static DiagnosticException NotInThisRun(Place place, string what, string name, string? nearest, IEnumerable<string> known) => New(
        "SH6111", $"This run has no {what} '{name}'.", place,
        nearest is not null ? $"Did you mean {nearest}?" : $"It has {string.Join(", ", known.DefaultIfEmpty("none"))}.");

    public static Diagnostic Canceled(Place cell) => new("SH6120", "The cell was canceled.", cell, "Run it again when ready; earlier cells keep their state.");

    public static Diagnostic Threw(Place cell, string type, string message) => new("SH6121", $"{type}: {message}", cell);

    public static DiagnosticException NoReportFile(Place place, string file) => New(
        "SH6122", $"The run has no '{file}'.", place, "#!run --fresh makes the report again.", ExitCode.PluginFailed);

    public static DiagnosticException WouldOverwrite(string path) => New(
        "SH6130", "The outputs would overwrite the notebook itself.", new Place(path), "Name another output file, or ask for it with in-place.");

    public static DiagnosticException HoldsNoOutputs(string path) => New(
        "SH6131", "A .dib file cannot hold outputs.", new Place(path), "Write the outputs to an .ipynb file.");

    public static DiagnosticException NoFolder(string path) => New(
        "SH6132", "The folder for the outputs does not exist.", new Place(path), "Make it, or name another output file.");

    private static DiagnosticException New(string code, string message, Place? place, string? hint, ExitCode exit = ExitCode.BadInput) =>
        new(new Diagnostic(code, message, place, hint), exit);

    private static string FirstSentence(string message)
    {
        var end = message.IndexOf(" Path:", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
