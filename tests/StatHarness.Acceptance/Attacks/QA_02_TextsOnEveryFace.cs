using System.Globalization;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Attacks;

/// <summary>QA-02: what a plugin says in the words of its findings and failures is text on every face, never code, never a command to a terminal.</summary>
public sealed class QA_02_TextsOnEveryFace : IDisposable
{
    private const string Script = """
        var hostile = "\u001b[2J\u001b]0;owned\u0007\u202eexe.\u2066\u200f\u2028\u009b31m\0\r\n# Owned\n\n| a | b |\n|---|---|\n<script>alert(1)</script><img src=x onerror=alert(1)> \" onmouseover=\"alert(1) [x](javascript:alert(1)) ![y](http://127.0.0.1/y) `code`";
        Report.Measured("hostile_text", ("column", hostile), hostile, value: 1, unit: hostile[..20], evidence: Rows([0], query: hostile), caveats: [hostile], attributes: new { text = hostile });
        Report.Table("table", hostile, [(hostile, hostile)], [[hostile]]);
        Report.Bars("bars", hostile, hostile, [hostile], [1], hostile);
        Report.Warn(hostile);
        Log(hostile);
        """;

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData(Script, 0)]
    [InlineData("throw new InvalidOperationException(\"\\u001b[2J\\u202e\\u2028<script>alert(1)</script>\\n# Owned\");", 4)]
    public void a_hostile_text_stays_a_text(string script, int exit)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Full isolation exists on Linux only.");
        SmallPackage.Write(Path.Combine(workplace.Folder, "plugins"), "speaker", script + "\n", "dataset:read");
        workplace.Write("data.csv", "n\n1\n2\n");
        var shown = new List<string>();
        var run = workplace.Run("run", "data.csv", "--yes", "--plugins-dir", "plugins", "--plugins", "speaker").Expect(exit);
        shown.AddRange([run.Output, run.Error]);
        var directory = (string)workplace.Run("runs", "show", "latest", "--json").Expect(0).Json["run_dir"]!;
        foreach (string[] command in new[] { ["findings"], ["report", "latest"], ["runs", "show", "latest"], ["plugins", "test", Path.Combine("plugins", "speaker")], new[] { "trace", "latest" } })
            shown.Add(workplace.Run(command).Output);
        shown.AddRange(new[] { "report.md", "report.html" }.Select(name => File.ReadAllText(Path.Combine(directory, name))));
        Assert.Contains(shown, text => text.Contains("alert(1)", StringComparison.Ordinal));
        Assert.All(shown, text => Assert.DoesNotContain(text, character => IsCommand(character)));
        Assert.All(shown, text => Assert.DoesNotContain(text.Split('\n'), line => line.StartsWith("# Owned", StringComparison.Ordinal)));
        var page = shown[^1];
        Assert.All(["<script>alert", "<img src=x", "\" onmouseover=\""], tag => Assert.DoesNotContain(tag, page, StringComparison.Ordinal));
        Assert.DoesNotContain("](javascript:", shown[^2].Replace("\\](javascript:", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static bool IsCommand(char character) =>
        character is not ('\n' or '\t') && CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
