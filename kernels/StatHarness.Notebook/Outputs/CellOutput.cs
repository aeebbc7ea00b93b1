namespace StatHarness.Notebook;

/// <summary>What a cell shows, in the order in which it showed it. One of the four kinds of nbformat.</summary>
public abstract record CellOutput
{
    private protected CellOutput()
    {
    }
}

public enum StreamName
{
    Stdout,
    Stderr,
}

/// <summary>Text that was printed. Adjacent texts of one stream are one output in a document.</summary>
public sealed record StreamOutput(StreamName Name, string Text) : CellOutput;

/// <param name="DisplayId">Names the display for later updates, unique in the session; null for one that never changes. Not written to documents.</param>
/// <param name="Update">Replaces the bundle of the display that has this id, in whichever cell it stands, instead of showing a new one.</param>
public sealed record DisplayOutput(MimeBundle Bundle, string? DisplayId = null, bool Update = false) : CellOutput;

/// <summary>The value of the cell's last expression.</summary>
public sealed record ResultOutput(MimeBundle Bundle, int? ExecutionCount) : CellOutput;

/// <param name="Name">Diagnostic code, or the type of the exception.</param>
/// <param name="Value">The message, one line.</param>
/// <param name="Traceback">Lines for people: place, message, hint or the user's own frames; never frames of the harness.</param>
public sealed record ErrorOutput(string Name, string Value, IReadOnlyList<string> Traceback) : CellOutput;
