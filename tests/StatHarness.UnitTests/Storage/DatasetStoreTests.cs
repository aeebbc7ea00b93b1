using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

public sealed class DatasetStoreTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void a_saved_dataset_is_found_by_reading_and_by_the_beginning_of_its_hashes()
    {
        var dataset = Save("raw", ("a", "1"));
        var datasets = _workspace.AppData.Datasets;
        Assert.Equal(Text(dataset), Text(datasets.FindByReading(dataset.Source.RawSha256, dataset.Source.OptionsHash)));
        Assert.Null(datasets.FindByReading(dataset.Source.RawSha256, Datasets.HashOf("other options")));
        Assert.Equal(Text(dataset), Text(datasets.Find(dataset.DatasetVersionId[..12])));
        Assert.Equal(Text(dataset), Text(datasets.Find(dataset.DataHash.ToString()[..8])));
        Assert.Equal(Text(dataset), Text(datasets.Find(dataset.Source.RawSha256.ToString())));
        Assert.Null(datasets.Find("zzz"));
        Assert.Null(datasets.Find(""));
    }

    [Fact]
    public void another_reading_of_the_same_data_lies_beside_the_first()
    {
        var first = Save("as csv", ("a", "1"));
        var second = Save("as tsv", ("a", "1"));
        Assert.Equal(first.DataHash, second.DataHash);
        var folder = _workspace.AppData.Datasets.PathOf(first.DataHash);
        Assert.Equal(["dataset.json", $"reading-{second.DatasetVersionId}.json"], Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal));
        Assert.Equal(first.DatasetVersionId, _workspace.AppData.Datasets.Find(first.DataHash.ToString())!.DatasetVersionId);
        Assert.Equal(second.DatasetVersionId, _workspace.AppData.Datasets.FindByReading(second.Source.RawSha256, second.Source.OptionsHash)!.DatasetVersionId);
        Assert.Equal(2, _workspace.AppData.Datasets.List().Count);
    }

    [Fact]
    public void saving_twice_changes_nothing()
    {
        var dataset = Save("raw", ("a", "1"), ("b", "1"));
        Save("raw", ("a", "1"), ("b", "1"));
        Assert.Single(_workspace.AppData.Datasets.List());
        Assert.Single(Directory.EnumerateFiles(_workspace.AppData.Datasets.PathOf(dataset.DataHash)));
    }

    [Fact]
    public void a_beginning_of_several_is_refused_with_their_ids()
    {
        var one = Save("one", ("a", "1"));
        var two = Save("two", ("a", "2"));
        var problem = Assert.Throws<DiagnosticException>(() => _workspace.AppData.Datasets.Find("dsv_")).Diagnostic;
        Assert.Equal("SH4008", problem.Code);
        Assert.Contains(one.DatasetVersionId, problem.Message, StringComparison.Ordinal);
        Assert.Contains(two.DatasetVersionId, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void a_dataset_whose_column_is_gone_is_read_again()
    {
        var dataset = Save("raw", ("a", "1"));
        var path = _workspace.AppData.Objects.PathOf(dataset.Columns[0].Object);
        File.Delete(path);
        Assert.Null(_workspace.AppData.Datasets.FindByReading(dataset.Source.RawSha256, dataset.Source.OptionsHash));
        Save("raw", ("a", "1"));
        Assert.NotNull(_workspace.AppData.Datasets.FindByReading(dataset.Source.RawSha256, dataset.Source.OptionsHash));
    }

    [Fact]
    public void a_card_never_names_a_column_that_is_not_there()
    {
        _workspace.Upload("raw", "log.csv");
        var dataset = Datasets.Of("raw", [("a", "1")]);
        Assert.Equal("SH4004", Assert.Throws<DiagnosticException>(() => _workspace.AppData.Datasets.Save(dataset, [])).Diagnostic.Code);
        Assert.Empty(_workspace.AppData.Datasets.List());
        Assert.False(Directory.Exists(_workspace.AppData.Datasets.PathOf(dataset.DataHash)));
    }

    private DatasetRecord Save(string raw, params (string Name, string Text)[] columns)
    {
        _workspace.Upload(raw, "log.csv");
        return _workspace.Save(Datasets.Of(raw, columns), [.. columns.Select(column => column.Text)]);
    }

    private static string Text(DatasetRecord? dataset) => CanonicalJson.Text(HarnessJson.Node(dataset));
}
