using System.Text;
using StatHarness.Core;
using StatHarness.Notebook;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class IpynbTests
{
    private const string Everything = """
        {"nbformat": 4, "nbformat_minor": 4, "metadata": {"kernelspec": {"name": "stat-harness", "language": "C#", "display_name": "x"}, "zzz": {"deep": [1, 2.50, null]}, "aaa": true},
         "cells": [
          {"cell_type": "markdown", "metadata": {"tags": ["intro"]}, "source": ["# Größe\n", "text 😀"], "attachments": {"a.png": {"image/png": "AAAA"}}},
          {"cell_type": "code", "metadata": {"collapsed": false}, "execution_count": 7, "source": "var x = 1;\nx", "outputs": [
            {"output_type": "stream", "name": "stdout", "text": ["a\n", "b"]},
            {"output_type": "display_data", "data": {"text/plain": "p", "application/json": {"b": 1, "a": [true]}, "image/png": "iVBO"}, "metadata": {"image/png": {"width": 3}}},
            {"output_type": "execute_result", "execution_count": 7, "data": {"text/html": ["<b>\n", "x</b>"], "text/plain": ["x"]}, "metadata": {}},
            {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["one", "two"]}]},
          {"cell_type": "code", "metadata": {"dotnet_interactive": {"language": "html"}}, "execution_count": null, "source": ["<b>x</b>"], "outputs": []},
          {"cell_type": "raw", "metadata": {}, "source": []}
         ]}
        """;

    [Fact]
    public void what_was_read_is_written_and_read_again_without_loss()
    {
        var first = Read(Everything);
        var bytes = NotebookFile.Bytes("x.ipynb", first);
        var second = NotebookFile.Bytes("x.ipynb", IpynbReader.Read(bytes, "x.ipynb"));
        Assert.Equal(Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(second));
        Assert.Equal(first.Cells.Select(c => (c.Kind, c.Language, c.Source, c.Id, c.ExecutionCount)),
            Read(Encoding.UTF8.GetString(bytes)).Cells.Select(c => (c.Kind, c.Language, c.Source, c.Id, c.ExecutionCount)));
    }

    [Fact]
    public void bytes_are_those_of_jupyter()
    {
        var text = Write("""{"nbformat_minor":5,"nbformat":4,"metadata":{"kernelspec":{"name":"k","a":[]}},"cells":[{"cell_type":"code","id":"one","metadata":{},"execution_count":null,"outputs":[],"source":["a\u00a0\"ß😀\n","\tb"]}]}""");
        Assert.Equal("""
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "one",
               "metadata": {},
               "outputs": [],
               "source": [
                "a_NBSP_\"ß😀\n",
                "\tb"
               ]
              }
             ],
             "metadata": {
              "kernelspec": {
               "a": [],
               "name": "k"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """.ReplaceLineEndings("\n").Replace("_NBSP_", "\u00a0"), text);
    }

    [Fact]
    public void unknown_metadata_members_and_numbers_stay_as_they_were()
    {
        var text = Write(Everything);
        Assert.Contains("\"deep\": [\n    1,\n    2.50,\n    null\n   ]", text, StringComparison.Ordinal);
        Assert.Contains("\"attachments\"", text, StringComparison.Ordinal);
        Assert.Contains("\"tags\": [\n     \"intro\"\n    ]", text, StringComparison.Ordinal);
        Assert.Contains("\"width\": 3", text, StringComparison.Ordinal);
    }

    [Fact]
    public void cell_ids_come_from_the_content_and_are_unique()
    {
        const string Twins = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":"a"},{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":"a"},{"cell_type":"code","metadata":{},"execution_count":null,"outputs":[],"source":"b"}]}""";
        var ids = Read(Twins).Cells.Select(cell => cell.Id).ToList();
        Assert.Equal(ids, Read(Twins).Cells.Select(cell => cell.Id));
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal(ids[0] + "-2", ids[1]);
    }

    [Fact]
    public void a_cell_says_its_language_in_either_metadata()
    {
        var cells = Read(Everything).Cells;
        Assert.Equal(["markdown", "csharp", "html", "raw"], cells.Select(cell => cell.Language));
    }

    [Theory]
    [InlineData("", "SH6004", 1)]
    [InlineData("{\n \"nbformat\": 4,\n <<<<<<< HEAD\n}", "SH6004", 3)]
    [InlineData("{\"nbformat\": 4, \"nbformat\": 4}", "SH6004", 1)]
    [InlineData("[]", "SH6005", 1)]
    [InlineData("{\n \"nbformat\": 3}", "SH6006", 2)]
    [InlineData("{\n \"nbformat\": 4,\n \"cells\": {}}", "SH6005", 3)]
    [InlineData("{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\",\n \"source\": 7}]}", "SH6005", 3)]
    [InlineData("{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"poem\",\n \"source\": \"\"}]}", "SH6005", 2)]
    [InlineData("{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\",\n \"source\": \"\",\n\"outputs\":[{\"output_type\": \"stream\", \"name\": \"stdlog\", \"text\": \"\"}]}]}", "SH6005", 4)]
    [InlineData("{\"nbformat\": 4, \"cells\": [\n{\"cell_type\": \"code\",\n \"source\": \"\\ud800\"}]}", "SH6005", 3)]
    public void a_malformed_file_is_one_diagnostic_with_its_line(string text, string code, long line)
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => Read(text)).Diagnostic;
        Assert.Equal(code, diagnostic.Code);
        Assert.Equal(line, diagnostic.Place!.Line);
        Assert.NotNull(diagnostic.Hint);
    }

    [Fact]
    public void a_wrong_member_is_named_with_its_path()
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => Read("""{"nbformat":4,"cells":[{"cell_type":"code","source":[1]}]}""")).Diagnostic;
        Assert.Equal("'cells[0].source[0]' should be a string; found 1.", diagnostic.Message);
    }

    [Fact]
    public void half_a_surrogate_pair_in_an_output_does_not_break_the_file()
    {
        var document = Read(Everything);
        var odd = document with { Cells = [document.Cells[1] with { Outputs = [new StreamOutput(StreamName.Stdout, "a\ud800b")] }] };
        Assert.Equal("a\ufffdb", ((StreamOutput)IpynbReader.Read(NotebookFile.Bytes("x.ipynb", odd), "x").Cells[0].Outputs[0]).Text);
    }

    [Fact]
    public void a_missing_file_and_a_foreign_one_are_refused()
    {
        Assert.Equal("SH6001", Assert.Throws<DiagnosticException>(() => NotebookFile.Read("nowhere.ipynb")).Diagnostic.Code);
        using var folder = new NotebookFolder();
        Assert.Equal("SH6002", Assert.Throws<DiagnosticException>(() => NotebookFile.Read(folder.File("x.py", "1"))).Diagnostic.Code);
    }

    private static NotebookDocument Read(string text) => IpynbReader.Read(Encoding.UTF8.GetBytes(text), "x.ipynb");

    private static string Write(string text) => Encoding.UTF8.GetString(NotebookFile.Bytes("x.ipynb", Read(text)));
}
