using System.Reflection;
using StatHarness.Core;
using StatHarness.Ingest;
using StatHarness.Notebook;
using StatHarness.UnitTests.NotebookRoom;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.UnitTests.WorkbenchRoom;

public sealed class IngestOptionTableTests
{
    [Fact]
    public void every_property_of_the_options_can_be_given_by_name()
    {
        var properties = typeof(IngestOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name);
        Assert.Equal(properties.Order(StringComparer.Ordinal), IngestOptionTable.All.Select(option => option.Property).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(IngestOptionTable.All.Count, IngestOptionTable.All.Select(option => option.Name).Distinct().Count());
        Assert.All(IngestOptionTable.All, option => Assert.EndsWith(".", option.Summary, StringComparison.Ordinal));
    }

    [Fact]
    public void every_offered_value_is_accepted_and_changes_its_property_only()
    {
        foreach (var option in IngestOptionTable.All)
        {
            foreach (var choice in option.Choices.DefaultIfEmpty(Sample(option)))
            {
                var read = IngestOptionTable.Read([(option.Name, choice)]);
                var changed = typeof(IngestOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    .Where(property => !Same(property.GetValue(IngestOptions.Default), property.GetValue(read))).Select(property => property.Name);
                Assert.Equal([option.Property], changed);
            }
        }
    }

    [Theory]
    [InlineData("--delimiter", "tab", "\t")]
    [InlineData("--delimiter", ";", ";")]
    [InlineData("--delimiter", "||", "||")]
    [InlineData("--delimiter", "\\x1f", "\u001f")]
    public void characters_have_names(string name, string value, string expected) => Assert.Equal(expected, IngestOptionTable.Read([(name, value)]).Delimiter);

    [Fact]
    public void an_empty_quote_or_escape_is_called_none()
    {
        var options = IngestOptionTable.Read([("--quote", "none"), ("--escape", "none")]);
        Assert.Equal(("", ""), (options.Quote, options.Escape));
    }

    [Fact]
    public void repeated_pairs_add_up_and_a_column_name_may_hold_an_equals_sign()
    {
        var options = IngestOptionTable.Read([("--type", "a=text"), ("--type", "b=c=int64"), ("--role", "case=order id")]);
        Assert.Equal(["a=text", "b=c=int64"], options.Types.Select(pair => $"{pair.Key}={pair.Value}"));
        Assert.Equal("order id", options.Roles["case"]);
    }

    [Theory]
    [InlineData("--format", "cvs", "SH7121", "Did you mean csv?")]
    [InlineData("--delimeter", ";", "SH7120", "Did you mean --delimiter?")]
    [InlineData("--delimiter", "", "SH7121", "Such as")]
    [InlineData("--quote", "ab", "SH7121", "Such as")]
    [InlineData("--comment", "none", "SH7121", "--help")]
    [InlineData("--encoding", "utf8-8", "SH7121", "Did you mean utf-8?")]
    [InlineData("--header-rows", "3", "SH7121", "Such as")]
    [InlineData("--skip-rows", "-1", "SH7121", "--help")]
    [InlineData("--record-path", "data", "SH7121", "--help")]
    [InlineData("--max-rows", "0", "SH7121", "--help")]
    [InlineData("--type", "a=txt", "SH7121", "--help")]
    [InlineData("--role", "case", "SH7121", "--help")]
    [InlineData("--threads", "0", "SH7121", "--help")]
    public void a_wrong_name_or_value_is_one_error_with_a_hint(string name, string value, string code, string hint)
    {
        var problem = Assert.Throws<DiagnosticException>(() => IngestOptionTable.Read([(name, value)]));
        Assert.Equal(code, problem.Diagnostic.Code);
        Assert.Contains(hint, problem.Diagnostic.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--header", "--no-header")]
    [InlineData("--header", "--header-rows=0")]
    [InlineData("--no-header", "--header-rows=1")]
    [InlineData("--type=a=text", "--type=a=int64")]
    [InlineData("--role=case=a", "--role=case=b")]
    public void options_that_contradict_each_other_are_refused(string one, string other) =>
        Assert.Throws<DiagnosticException>(() => IngestOptionTable.Read(new[] { one, other }.Select(text => text.Split('=', 2)).Select(parts => (parts[0], parts.ElementAtOrDefault(1) ?? "true"))));

    [Fact]
    public void the_magic_takes_every_option()
    {
        Assert.Equal(IngestOptionTable.All.Select(option => option.Name), DatasetMagics.Ingest.Parameters.Select(parameter => parameter.Name).Intersect(IngestOptionTable.All.Select(option => option.Name)));
        var cell = new Place("cell [1]", 1, 1);
        var arguments = MagicArguments.Parse(DatasetMagics.Ingest, new MagicPart("ingest", "a.csv --delimiter tab --no-header --type a=text --type b=date --max-rows 5", cell, 10));
        var options = IngestParameters.Read(arguments);
        Assert.Equal(("\t", false, 5L, 2), (options.Delimiter, options.Header!.Value, options.MaxRows!.Value, options.Types.Count));
    }

    [Fact]
    public void the_documentation_shows_the_table_of_ingest_options()
    {
        const string Start = "<!-- generated: ingest options -->\n";
        var path = Notebooks.Repository("docs/ingest-options.md");
        var page = File.ReadAllText(path);
        var from = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var to = page.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("STATHARNESS_DOCS") == "write")
        {
            File.WriteAllText(path, page[..from] + IngestOptionTable.Markdown() + page[to..]);
            return;
        }
        Assert.Equal(IngestOptionTable.Markdown(), page[from..to]);
    }

    private static string Sample(IngestOption option) => option.Name switch
    {
        "--type" => "a=text",
        "--role" => "case=a",
        "--record-path" => "/a",
        "--comment" => "%",
        "--sheet" => "Sheet 1",
        _ => "7",
    };

    private static bool Same(object? one, object? other) =>
        one is IReadOnlyDictionary<string, string> pairs && other is IReadOnlyDictionary<string, string> others ? pairs.SequenceEqual(others) : Equals(one, other);
}
