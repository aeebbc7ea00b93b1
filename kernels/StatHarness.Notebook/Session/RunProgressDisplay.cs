using System.Globalization;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>Progress of a run in one display. Without times, so that the saved notebook does not differ between runs.</summary>
internal sealed class RunProgressDisplay(NotebookGlobals globals) : IProgress<RunProgress>
{
    private readonly Lock gate = new();
    private DisplayHandle? handle;

    public void Report(RunProgress value)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"[{value.Done}/{value.Total}] {value.Plugin}: {value.State}");
        lock (gate)
        {
            if (handle is null) handle = globals.display(line);
            else handle.Update(line);
        }
    }

    /// <summary>Puts the outcome where the progress stood.</summary>
    public void Finish(MimeBundle outcome)
    {
        lock (gate)
        {
            if (handle is null) globals.display(outcome);
            else handle.Update(outcome);
        }
    }
}
