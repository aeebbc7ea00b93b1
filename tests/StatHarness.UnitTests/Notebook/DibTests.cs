using StatHarness.Core;
using StatHarness.Notebook;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

public class DibTests
{
    private const string Everything = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"name":"csharp"},{"name":"duckdb"}]}}

        #!markdown

        # Title

        #!run is a magic

        #!c#

        #!ingest data.csv
        #!plan

        var s = 1;

        #!duckdb

        select 1

        #!html

        <b>x</b>
        """;

    [Fact]
    public void only_a_bare_line_of_a_known_kernel_starts_a_cell()
    {
        var cells = DibReader.Read(Everything, "x.dib").Cells;
        Assert.Equal(["markdown", "csharp", "duckdb", "html"], cells.Select(cell => cell.Language));
        Assert.Equal("# Title\n\n#!run is a magic", cells[0].Source);
        Assert.Equal("#!ingest data.csv\n#!plan\n\nvar s = 1;", cells[1].Source);
        Assert.Equal(CellKind.Markdown, cells[0].Kind);
    }

    [Fact]
    public void what_was_read_is_written_and_read_again_without_loss()
    {
        var first = DibReader.Read(Everything, "x.dib");
        var text = DibWriter.Text(first, "x.dib");
        Assert.Equal(text, DibWriter.Text(DibReader.Read(text, "x.dib"), "x.dib"));
        Assert.Equal(first.Cells.Select(c => (c.Kind, c.Language, c.Source, c.Id)), DibReader.Read(text, "x.dib").Cells.Select(c => (c.Kind, c.Language, c.Source, c.Id)));
    }

    [Fact]
    public void text_before_the_first_marker_is_in_the_default_language() =>
        Assert.Equal(("csharp", "1+1"), DibReader.Read("\r\n1+1\r\n", "x.dib").Cells.Select(c => (c.Language, c.Source)).Single());

    [Fact]
    public void an_empty_file_has_no_cells() => Assert.Empty(DibReader.Read("", "x.dib").Cells);

    [Fact]
    public void broken_meta_is_a_diagnostic_with_its_line()
    {
        var diagnostic = Assert.Throws<DiagnosticException>(() => DibReader.Read("#!meta\n\n{\"a\": 1,\n oops}\n\n#!csharp\n\n1", "x.dib")).Diagnostic;
        Assert.Equal(("SH6007", 4L), (diagnostic.Code, diagnostic.Place!.Line));
    }

    [Fact]
    public void a_cell_that_dib_cannot_hold_is_refused()
    {
        var cell = new NotebookCell(CellKind.Code, "csharp", "1\n#!markdown\nx", "a", [], [], [], null);
        Assert.Equal("SH6008", Assert.Throws<DiagnosticException>(() => DibWriter.Text(new("csharp", [], [cell]), "x.dib")).Diagnostic.Code);
    }

    [Fact]
    public void a_file_that_is_not_utf8_is_a_diagnostic_with_its_line()
    {
        using var folder = new NotebookFolder();
        var path = Path.Combine(folder.Path, "x.dib");
        File.WriteAllBytes(path, [(byte)'1', (byte)'\n', 0xFF, 0xFE]);
        var diagnostic = Assert.Throws<DiagnosticException>(() => NotebookFile.Read(path)).Diagnostic;
        Assert.Equal(("SH6003", 2L), (diagnostic.Code, diagnostic.Place!.Line));
    }
}
