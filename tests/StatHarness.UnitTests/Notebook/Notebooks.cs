using StatHarness.Core;
using StatHarness.Notebook;
using StatHarness.Workbench;

namespace StatHarness.UnitTests.NotebookRoom;

/// <summary>Sessions without an engine: opening it is itself a diagnostic, so that a test sees when a cell reaches for it.</summary>
internal static class Notebooks
{
    public const string NoEngine = "SHTEST";

    public static NotebookSession Session(string? folder = null) => new(Unopenable, folder);

    public static async Task<(CellOutcome Outcome, IReadOnlyList<CellOutput> Outputs)> RunAsync(
        this NotebookSession session, string source, string language = Languages.CSharp, CancellationToken cancellationToken = default)
    {
        var (emit, outputs) = new OutputRecorder().NewCell();
        var outcome = await session.ExecuteAsync(new(source, language), emit, cancellationToken);
        return (outcome, outputs());
    }

    public static async Task<ErrorOutput> FailAsync(this NotebookSession session, string source, string language = Languages.CSharp)
    {
        var (outcome, outputs) = await session.RunAsync(source, language);
        Xunit.Assert.Equal(CellStatus.Failed, outcome.Status);
        return Xunit.Assert.IsType<ErrorOutput>(outputs[^1]);
    }

    /// <summary>Plain text of the only output.</summary>
    public static async Task<string?> ValueAsync(this NotebookSession session, string source)
    {
        var (_, outputs) = await session.RunAsync(source);
        return Plain(Xunit.Assert.Single(outputs));
    }

    public static string? Plain(CellOutput output) => output switch
    {
        ResultOutput result => result.Bundle.Text(MimeBundle.PlainText),
        DisplayOutput display => display.Bundle.Text(MimeBundle.PlainText),
        StreamOutput stream => stream.Text,
        ErrorOutput error => string.Join('\n', error.Traceback),
        _ => null,
    };

    public static string Repository(string relative)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "StatHarness.sln"))) return Path.Combine(directory.FullName, relative);
        }
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private static HarnessSession Unopenable() => throw new DiagnosticException(new Diagnostic(NoEngine, "There is no engine here."), ExitCode.EnvironmentCannot);
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class NotebookFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("notebook-").FullName;

    public string File(string name, string text)
    {
        var path = System.IO.Path.Combine(Path, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
