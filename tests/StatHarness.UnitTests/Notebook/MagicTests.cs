using StatHarness.Core;
using StatHarness.Notebook;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class MagicTests
{
    private static readonly Place Cell = new("cell [1]");

    [Fact]
    public void a_cell_may_mix_magics_first_then_code()
    {
        var parts = CellParser.Parse("#!ingest a.csv\n\n%plan --seed 7\n%%run\nvar x = 10\n%y;\n#!findings", "csharp", Cell);
        Assert.Equal(["ingest", "plan", "run", "findings"], parts.OfType<MagicPart>().Select(magic => magic.Name));
        var code = Assert.Single(parts.OfType<CodePart>());
        Assert.Equal(("var x = 10\n%y;", 5), (code.Text, code.FirstLine));
    }

    [Fact]
    public void a_magic_inside_a_raw_string_is_text()
    {
        var part = Assert.Single(CellParser.Parse("var s = \"\"\"\n#!run\n\"\"\";", "csharp", Cell));
        Assert.IsType<CodePart>(part);
    }

    [Fact]
    public void in_other_languages_only_a_bare_language_line_means_something()
    {
        var parts = CellParser.Parse("# T\n#!run\n%%comment\n#!csharp and more\n#!csharp\n1", "markdown", Cell).Cast<CodePart>().ToList();
        Assert.Equal(["# T\n#!run\n%%comment\n#!csharp and more", "1"], parts.Select(part => part.Text));
    }

    [Theory]
    [InlineData("#!rnu", "SH6103", 1, "Did you mean #!run?")]
    [InlineData("#!ingest", "SH6106", 1, "#!help ingest")]
    [InlineData("#!ingest a b", "SH6105", 12, "#!help ingest")]
    [InlineData("#!ingest \"a", "SH6109", 10, "Close it")]
    [InlineData("#!ingest a --nam x", "SH6104", 12, "Did you mean --name?")]
    [InlineData("#!ingest a --name 1x", "SH6107", 19, null)]
    [InlineData("#!ingest a --format cvs", "SH6107", 21, "Did you mean csv?")]
    [InlineData("#!ingest a --encoding utf8-8", "SH6107", 23, "Did you mean utf-8?")]
    [InlineData("#!run --workers 0", "SH6107", 17, null)]
    [InlineData("#!run --workers", "SH6106", 7, null)]
    [InlineData("#!run --fresh=yes", "SH6107", 7, null)]
    [InlineData("#!run --fresh --fresh", "SH6108", 15, "Keep one")]
    [InlineData("#!findings --severity hihg", "SH6107", 23, "Did you mean high?")]
    [InlineData("#!report --format=pdf", "SH6107", 10, null)]
    [InlineData("#!help rum", "SH6103", 8, "Did you mean #!run?")]
    [InlineData("#!markdown text", "SH6102", 1, null)]
    [InlineData("#!identity", "SH6110", 1, "#!ingest <file>")]
    [InlineData("#!plan", "SH6110", 1, "#!ingest <file>")]
    [InlineData("#!run", "SH6110", 1, "#!plan")]
    [InlineData("#!report", "SH6110", 1, "#!run")]
    [InlineData("#!findings", "SH6110", 1, "#!run")]
    public async Task a_wrong_call_says_what_where_and_what_was_meant(string line, string code, int column, string? hint)
    {
        using var session = Notebooks.Session();
        var (outcome, outputs) = await session.RunAsync("\n" + line);
        Assert.Equal(code, Assert.IsType<ErrorOutput>(Assert.Single(outputs)).Name);
        Assert.Equal(new Place("cell [1]", 2, column), outcome.Diagnostic!.Place);
        if (hint is not null) Assert.Contains(hint, outcome.Diagnostic.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void arguments_keep_quoted_blanks_backslashes_and_repeated_settings()
    {
        var line = "a.csv --set x.a=1 --set='x.b=two words' --plugins p,q";
        var ingest = Parse(DatasetMagics.Ingest, """ "C:\data\a b.csv" --name=d """);
        Assert.Equal((@"C:\data\a b.csv", "d"), (ingest.Text("file"), ingest.Text("--name")));
        var plan = Parse(RunMagics.Plan, line[6..]);
        Assert.Equal(["x.a=1", "x.b=two words"], plan.All("--set"));
        Assert.Equal(["p", "q"], plan.List("--plugins")!);
        Assert.False(plan.Has("--seed"));
    }

    [Fact]
    public async Task a_failing_magic_ends_its_cell()
    {
        using var session = Notebooks.Session();
        var (_, outputs) = await session.RunAsync("#!identity\nConsole.Write(\"not reached\");");
        Assert.IsType<ErrorOutput>(Assert.Single(outputs));
    }

    [Fact]
    public async Task settings_are_saved_shown_and_undone_and_a_wrong_one_changes_nothing()
    {
        var appData = Directory.CreateTempSubdirectory("stat-harness-").FullName;
        using (var session = new NotebookSession(() => HarnessSession.Open(new HarnessOptions { AppData = appData, ShippedPlugins = Notebooks.Repository("plugins") }), null))
        {
            Assert.Contains("harness.workers", await session.ValueAsync("#!settings harness --set harness.workers=3 --diff"), StringComparison.Ordinal);
            Assert.Contains("SH3216", Notebooks.Plain(await session.FailAsync("#!settings harness --set harness.workers=0")), StringComparison.Ordinal);
            Assert.Contains("SH7193", Notebooks.Plain(await session.FailAsync("#!settings nobody --set harness.workers=9")), StringComparison.Ordinal);
            Assert.Equal(2, (await session.ValueAsync("#!settings harness --history"))!.Split("harness.workers").Length);
            Assert.Contains("Every setting has its default.", await session.ValueAsync("#!settings --unset harness.workers --diff"), StringComparison.Ordinal);
        }
        Directory.Delete(appData, recursive: true);
    }

    [Fact]
    public async Task help_lists_every_magic_and_language()
    {
        using var session = Notebooks.Session();
        var text = await session.ValueAsync("#!help");
        foreach (var magic in MagicTable.All) Assert.Contains(magic.Usage, text, StringComparison.Ordinal);
        foreach (var language in Languages.Runnable) Assert.Contains("#!" + language, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task help_of_one_magic_explains_its_parameters()
    {
        using var session = Notebooks.Session();
        var text = await session.ValueAsync("#!help #!run");
        Assert.Contains("#!run [--fresh] [--workers <n>] [--expect <hash>]", text, StringComparison.Ordinal);
        foreach (var parameter in RunMagics.Run.Parameters) Assert.Contains(parameter.Summary, text, StringComparison.Ordinal);
    }

    [Fact]
    public void every_magic_has_a_summary_and_its_own_handler()
    {
        Assert.All(MagicTable.All, magic => Assert.EndsWith(".", magic.Summary, StringComparison.Ordinal));
        Assert.All(MagicTable.All, magic => Assert.NotEqual(new Magic("x", "", []).Run.Method, magic.Run.Method));
        Assert.All(MagicTable.All.SelectMany(magic => magic.Parameters), parameter => Assert.EndsWith(".", parameter.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public void the_documentation_shows_the_table_of_magics()
    {
        const string Start = "<!-- generated: magics -->\n";
        var path = Notebooks.Repository("docs/notebooks.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = page.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write")
        {
            File.WriteAllText(path, page[..from] + MagicTable.Markdown() + page[to..]);
            return;
        }
        Assert.Equal(MagicTable.Markdown(), page[from..to]);
    }

    [Theory]
    [InlineData("rnu", "run")]
    [InlineData("finding", "findings")]
    [InlineData("xyzzy", null)]
    public void the_nearest_name_is_near(string wanted, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(wanted, MagicTable.All.Select(magic => magic.Name)));

    private static MagicArguments Parse(Magic magic, string arguments) =>
        MagicArguments.Parse(magic, new MagicPart(magic.Name, arguments, Cell with { Line = 1, Column = 1 }, 10));
}
