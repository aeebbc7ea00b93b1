using System.Globalization;
using System.Text;
using StatHarness.Attacks;
using StatHarness.Scripting;
using StatHarness.UnitTests.ArchitectureRoom;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

/// <summary>The generated parts of docs/sandbox.md. `./dev docs` rewrites them.</summary>
public sealed class SandboxPageTests
{
    [Fact]
    public void the_documentation_shows_every_attack() => Hold("attacks", Attacks());

    [Fact]
    public void the_documentation_shows_what_to_use_instead() => Hold("refusals", Refusals());

    private static string Attacks()
    {
        var corpus = AttackCorpus.Load(Sources.Root);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{corpus.Count} attacks.\n\n| attack | what it does | static layers | the system alone: outcome | record |\n|---|---|---|---|---|\n"));
        foreach (var attack in corpus)
        {
            var record = attack.Record is { } r ? string.Join(' ', new[] { r.Call, r.Target, r.Action }.Where(part => part != "*")) : attack.ErrorCode ?? "–";
            var layers = attack.Both switch { "passes" => "see nothing", "-" => "either", var code => $"`{code}`" };
            text.Append(CultureInfo.InvariantCulture, $"| `{attack.Id}` | {Cell(attack.What)} | {Cell(layers)} | {string.Join(" or ", attack.Outcomes)} | {Cell(record)} |\n");
        }
        return text.ToString();
    }

    private static string Refusals()
    {
        var text = new StringBuilder("| symbol | why | instead |\n|---|---|---|\n");
        foreach (var group in Bans.All.GroupBy(ban => (ban.Why, ban.Instead)).OrderBy(group => group.Min(ban => ban.Name), StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {string.Join(", ", group.Select(ban => $"`{ban.Name}`").Order(StringComparer.Ordinal))} | {group.Key.Why} | {group.Key.Instead} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| functions of `System.Math`, `Double`, `Single`, `Half`: {string.Join(", ", Bans.Transcendental.Order(StringComparer.Ordinal))} | {Bans.TranscendentalBan.Why} | {Bans.TranscendentalBan.Instead} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| every other type of `System` and `StatHarness.Core` | {Bans.OtherType.Why} | {Bans.OtherType.Instead} |\n| every other namespace | {Bans.OtherNamespace.Why} | {Bans.OtherNamespace.Instead} |\n");
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static void Hold(string part, string expected)
    {
        var path = Path.Combine(Sources.Root, "docs", "sandbox.md");
        var start = $"<!-- generated: {part} -->\n";
        var page = File.ReadAllText(path);
        var from = page.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = page.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write")
        {
            File.WriteAllText(path, page[..from] + expected + page[to..]);
            return;
        }
        Assert.Equal(expected, page[from..to]);
    }
}
