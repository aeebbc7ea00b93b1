using StatHarness.Core;
using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>
/// What a notebook runs in: C# state, current dataset, plan and run, shared by magics and typed API.
/// One cell runs at a time; others wait. Output reaches <c>emit</c> while the cell runs, from any thread, one at a time.
/// </summary>
public sealed class NotebookSession : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly Lazy<HarnessSession> harness;
    private readonly bool ownsHarness;
    private readonly NotebookGlobals globals;
    private readonly CSharpCells csharp;

    /// <param name="harness">Stays the caller's.</param>
    /// <param name="folder">The notebook's folder: relative paths count from there first, then from the current directory. Default: the current directory.</param>
    public NotebookSession(HarnessSession harness, string? folder = null)
        : this(() => harness, ownsHarness: false, folder)
    {
    }

    /// <param name="open">Called when a cell first needs the engine; the session is disposed with this one.</param>
    public NotebookSession(Func<HarnessSession> open, string? folder = null)
        : this(open, ownsHarness: true, folder)
    {
    }

    private NotebookSession(Func<HarnessSession> open, bool ownsHarness, string? folder)
    {
        this.ownsHarness = ownsHarness;
        harness = new(open, LazyThreadSafetyMode.PublicationOnly);
        globals = new NotebookGlobals(new NotebookHarness(harness, new NotebookPaths(folder)));
        csharp = new CSharpCells(globals);
    }

    /// <summary>Cells run so far, silent ones not counted.</summary>
    public int ExecutionCount { get; private set; }

    /// <summary>The dataset, plan and run that magics mean.</summary>
    public CurrentWork Current => globals.Current;

    /// <summary>
    /// Runs one cell to its end. What goes wrong in the cell is an <see cref="ErrorOutput"/> and an outcome, never an exception.
    /// Canceling ends what listens: the engine, and code that looks at <c>Cancellation</c>.
    /// </summary>
    /// <exception cref="OperationCanceledException">Canceled before the cell's turn came.</exception>
    public async Task<CellOutcome> ExecuteAsync(CellRequest request, Action<CellOutput> emit, CancellationToken cancellationToken = default)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!request.Silent) ExecutionCount++;
            var cell = new CellContext(request, ExecutionCount, emit, cancellationToken);
            return await Task.Run(() => RunAsync(cell), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        if (ownsHarness && harness.IsValueCreated) harness.Value.Dispose();
        turn.Dispose();
    }

    private async Task<CellOutcome> RunAsync(CellContext cell)
    {
        using var entered = cell.Enter();
        globals.Cancellation = cell.Cancellation;
        try
        {
            var parts = CellParser.Parse(cell.Request.Source, cell.Request.Language, cell.Place);
            for (var i = 0; i < parts.Count; i++)
            {
                cell.Cancellation.ThrowIfCancellationRequested();
                await RunAsync(cell, parts[i], last: i == parts.Count - 1).ConfigureAwait(false);
            }
            return new(CellStatus.Ok, cell.Number, null, ExitCode.Ok);
        }
        catch (Exception failure)
        {
            var (outcome, error) = CellErrors.Of(failure, cell);
            cell.Emit(error);
            return outcome;
        }
    }

    private async Task RunAsync(CellContext cell, CellPart part, bool last)
    {
        switch (part)
        {
            case MagicPart magic:
                var call = MagicCall.Parse(magic, cell, globals, csharp);
                await call.Magic.Run(call).ConfigureAwait(false);
                break;
            case CodePart { Language: Languages.CSharp } code:
                var value = await csharp.RunAsync(code, cell.Cancellation).ConfigureAwait(false);
                globals.Current.AdoptNew([.. csharp.Variables, value.Value]);
                if (value.HasValue && Renderers.Render(value.Value) is { } bundle)
                    cell.Emit(last ? new ResultOutput(bundle, cell.Number) : new DisplayOutput(bundle));
                break;
            case CodePart content:
                cell.Emit(new DisplayOutput(Renderers.Render(ForeignContent(content))!));
                break;
        }
    }

    private static object ForeignContent(CodePart content) => content.Language switch
    {
        Languages.Markdown => new MarkdownContent(content.Text),
        Languages.Html => new HtmlContent(content.Text),
        _ => new MermaidContent(content.Text),
    };
}
