using StatHarness.Notebook;
using Xunit;

namespace StatHarness.UnitTests.NotebookRoom;

/// <summary>The notebooks of the repository as files. That they run is an acceptance test: it needs the engine.</summary>
public class ShippedNotebookTests
{
    private static readonly string Ipynb = Notebooks.Repository("notebooks/close-cycle.ipynb");
    private static readonly string Dib = Notebooks.Repository("notebooks/close-cycle.dib");

    [Fact]
    public void both_forms_hold_the_same_cells() => Assert.Equal(
        NotebookFile.Read(Dib).Cells.Select(cell => (cell.Kind, cell.Language, cell.Source, cell.Id)),
        NotebookFile.Read(Ipynb).Cells.Select(cell => (cell.Kind, cell.Language, cell.Source, cell.Id)));

    [Fact]
    public void they_are_kept_clean_and_canonical()
    {
        var document = NotebookFile.Read(Ipynb);
        Assert.All(document.Cells, cell => Assert.Empty(cell.Outputs));
        Assert.All(document.Cells, cell => Assert.Null(cell.ExecutionCount));
        Assert.Equal(File.ReadAllBytes(Ipynb), NotebookFile.Bytes(Ipynb, document));
        Assert.Equal(File.ReadAllBytes(Dib), NotebookFile.Bytes(Dib, NotebookFile.Read(Dib)));
    }

    [Fact]
    public void every_cell_parses_and_every_magic_is_known_with_its_arguments()
    {
        var magics = NotebookFile.Read(Ipynb).Cells.Where(cell => cell.Kind == CellKind.Code)
            .SelectMany(cell => CellParser.Parse(cell.Source, cell.Language, new("cell"))).OfType<MagicPart>().ToList();
        Assert.Equal(["ingest", "identity", "plan", "run", "findings", "report"], magics.Select(magic => magic.Name));
        Assert.All(magics, magic => MagicArguments.Parse(MagicTable.Find(magic.Name)!, magic));
    }

    [Fact]
    public async Task the_csharp_cells_compile_against_the_typed_api()
    {
        using var session = Notebooks.Session();
        await session.RunAsync("Dataset data = null!; Run run = null!;");
        foreach (var cell in NotebookFile.Read(Ipynb).Cells.Where(cell => cell.Kind == CellKind.Code && !cell.Source.StartsWith("#!", StringComparison.Ordinal)))
            Assert.Equal("System.NullReferenceException", (await session.FailAsync(cell.Source)).Name);
    }
}
