using StatHarness.Core;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>One magic being run: its arguments, and the session that it works on.</summary>
internal sealed class MagicCall
{
    private readonly CellContext cell;
    private readonly CSharpCells csharp;

    private MagicCall(Magic magic, MagicArguments arguments, Place place, CellContext cell, NotebookGlobals globals, CSharpCells csharp) =>
        (Magic, Arguments, Place, this.cell, Globals, this.csharp) = (magic, arguments, place, cell, globals, csharp);

    public Magic Magic { get; }

    public MagicArguments Arguments { get; }

    public Place Place { get; }

    public NotebookGlobals Globals { get; }

    public CancellationToken Cancellation => cell.Cancellation;

    public static MagicCall Parse(MagicPart part, CellContext cell, NotebookGlobals globals, CSharpCells csharp)
    {
        var magic = MagicTable.Find(part.Name)
            ?? throw NotebookDiagnostics.UnknownMagic(part.Place, part.Name, NearestName.Of(part.Name, MagicTable.All.Select(magic => magic.Name).Concat(Languages.Runnable)));
        return new(magic, MagicArguments.Parse(magic, part), part.Place, cell, globals, csharp);
    }

    public Dataset RequireDataset() => Globals.Current.Dataset ?? throw NotebookDiagnostics.NothingYet(Place, "dataset", "#!ingest <file>");

    public Plan RequirePlan() => Globals.Current.Plan ?? throw NotebookDiagnostics.NothingYet(
        Place, "plan", Globals.Current.Dataset is null ? "#!ingest <file> and #!plan" : "#!plan");

    public Run RequireRun() => Globals.Current.Run ?? throw NotebookDiagnostics.NothingYet(
        Place, "run", Globals.Current.Plan is null ? "#!plan and #!run" : "#!run");

    /// <summary>Makes the current dataset, plan or run a C# variable.</summary>
    public Task DeclareAsync(string variable, string member) => csharp.DeclareAsync(variable, member, Cancellation);

    public void Show(object value)
    {
        if (Renderers.Render(value) is { } bundle) cell.Emit(new DisplayOutput(bundle));
    }

    public void Warn(string line) => cell.Emit(new StreamOutput(StreamName.Stderr, line + "\n"));
}
