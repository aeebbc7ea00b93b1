using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance.Docs;

/// <summary>docs/diagnostics.md lists every diagnostic code with its message. `./dev docs` rewrites it.</summary>
public sealed partial class DiagnosticsTable
{
    [Fact]
    public void every_diagnostic_is_listed_with_its_message()
    {
        var expected = Table();
        var path = Path.Combine(Repository.Root, "docs", "diagnostics.md");
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write") File.WriteAllText(path, expected);
        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Table()
    {
        var text = new StringBuilder("# Diagnostics\n\nGenerated from the sources by `./dev docs`. `{…}` stands for what was found. Codes are stable; a code is never reused.\n\n| code | room | message |\n|---|---|---|\n");
        foreach (var (code, room, message) in Codes().OrderBy(entry => entry.Code, StringComparer.Ordinal))
            text.Append("| `").Append(code).Append("` | ").Append(room).Append(" | ").Append(message).Append(" |\n");
        return text.ToString();
    }

    private static IEnumerable<(string Code, string Room, string Message)> Codes()
    {
        foreach (var folder in new[] { "src", "kernels" })
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            {
                if (file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)) continue;
                var room = Path.GetRelativePath(Path.Combine(Repository.Root, folder), file).Split(Path.DirectorySeparatorChar)[0]["StatHarness.".Length..];
                foreach (Match match in Code().Matches(File.ReadAllText(file))) yield return (match.Groups[1].Value, room, Plain(match.Groups[2].Value));
            }
    }

    private static string Plain(string message) =>
        Hole().Replace(message.Replace("{{", "\u0001", StringComparison.Ordinal).Replace("}}", "\u0002", StringComparison.Ordinal), "{…}")
            .Replace("\u0001", "{", StringComparison.Ordinal).Replace("\u0002", "}", StringComparison.Ordinal)
            .Replace("\\\"", "\"", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("\"(SH[0-9]{4})\"(?:,\\s*\\$?\"((?:[^\"\\\\{]|\\\\.|\\{(?:[^{}\"]|\"[^\"]*\")*\\})*))?")]
    private static partial Regex Code();

    [GeneratedRegex("\\{[^{}]*\\}")]
    private static partial Regex Hole();
}
