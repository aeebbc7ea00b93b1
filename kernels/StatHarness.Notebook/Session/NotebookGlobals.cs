using StatHarness.Workbench;

namespace StatHarness.Notebook;

/// <summary>What every C# cell can name without declaring it.</summary>
public sealed class NotebookGlobals
{
    private int displays;

    internal NotebookGlobals(NotebookHarness harness) => Harness = harness;

    /// <summary>The typed API.</summary>
    public NotebookHarness Harness { get; }

    /// <summary>The dataset, plan and run that magics mean.</summary>
    public CurrentWork Current { get; } = new();

    /// <summary>Canceled when the running cell is interrupted.</summary>
    public CancellationToken Cancellation { get; internal set; }

    /// <summary>Shows the steps of a run as they end: <c>await plan.RunAsync(progress: Progress)</c>.</summary>
    public IProgress<RunProgress> Progress => new RunProgressDisplay(this);

    /// <summary>Shows a value now, before the cell ends. The result changes it in place.</summary>
    public DisplayHandle display(object? value)
    {
        var handle = new DisplayHandle(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"display-{Interlocked.Increment(ref displays)}"));
        handle.Show(value, update: false);
        return handle;
    }

    /// <summary>Markup that is shown as it is, not as text.</summary>
    public static HtmlContent Html(string html) => new(html);

    public static MarkdownContent Markdown(string markdown) => new(markdown);
}

/// <summary>One display, to be changed in place.</summary>
public sealed class DisplayHandle
{
    private readonly CellContext? home = CellContext.Now;

    internal DisplayHandle(string id) => Id = id;

    public string Id { get; }

    public void Update(object? value) => Show(value, update: true);

    internal void Show(object? value, bool update) =>
        (CellContext.Now ?? home)?.Emit(new DisplayOutput(Renderers.Render(value) ?? MimeBundle.Plain("null"), Id, update));
}
