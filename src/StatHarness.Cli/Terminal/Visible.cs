using StatHarness.Reporting.Text;

namespace StatHarness.Cli.Terminal;

/// <summary>Messages name files, columns and entries of archives as they are called: what would command a terminal, hide or reorder is written out.</summary>
internal static class Visible
{
    /// <returns>As many lines as <paramref name="text"/> has.</returns>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(VisibleText.Of));

    public static void ToStandardError(string text) => Console.Error.WriteLine(Lines(text));
}
