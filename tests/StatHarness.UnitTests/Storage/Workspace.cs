using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.UnitTests.StorageRoom;

/// <summary>A temporary appdata with a clock that moves one second at each look.</summary>
internal sealed class Workspace : IDisposable
{
    public Workspace() => AppData = AppData.Open(Root, Time);

    public string Root { get; } = Directory.CreateTempSubdirectory("statharness-").FullName;

    public SteppingClock Time { get; } = new();

    public AppData AppData { get; private set; }

    /// <summary>As after a restart: leases of the old process are gone.</summary>
    public AppData Reopen()
    {
        AppData.Dispose();
        return AppData = AppData.Open(Root, Time);
    }

    public string NewFile(string text)
    {
        var path = Path.Combine(Root, "input-" + Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)).Abbreviated);
        File.WriteAllText(path, text);
        return path;
    }

    public UploadReceipt Upload(string text, string fileName)
    {
        using var staging = AppData.NewStaging();
        return AppData.Uploads.Commit(AppData.Uploads.Stage(NewFile(text), staging), fileName);
    }

    /// <summary>Stores a dataset whose columns are objects of the given texts.</summary>
    public DatasetRecord Save(DatasetRecord dataset, params string[] texts)
    {
        using var staging = AppData.NewStaging();
        var columns = texts.Select(text =>
        {
            var path = staging.NewFile();
            File.WriteAllText(path, text);
            return (Digest.Of(System.Text.Encoding.UTF8.GetBytes(text)), path);
        }).ToList();
        AppData.Datasets.Save(dataset, columns);
        return dataset;
    }

    public static void Overwrite(string path, string text)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(path, text);
    }

    public void Dispose()
    {
        AppData.Dispose();
        Directory.Delete(Root, recursive: true);
    }
}

internal sealed class SteppingClock : TimeProvider
{
    private long _seconds;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero).AddSeconds(Interlocked.Increment(ref _seconds));
}

internal static class Datasets
{
    public static Digest HashOf(string text) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(text));

    /// <param name="columns">Each as name and content; <c>n_</c> columns are whole numbers, <c>t_</c> timestamps.</param>
    public static DatasetRecord Of(string raw, IReadOnlyList<(string Name, string Text)> columns, params RoleRecord[] roles)
    {
        ColumnRecord[] records = [.. columns.Select((column, index) => new ColumnRecord(
            column.Name, index, TypeOf(column.Name), HashOf(column.Text), column.Text.Length, 0, null))];
        var data = HashOf(string.Join("|", columns.Select(column => column.Name + "=" + column.Text)));
        return new DatasetRecord(
            1, "dsv_" + HashOf(raw + data), data,
            new SourceRecord("log.csv", HashOf(raw), raw.Length, "csv", null, new DialectRecord("utf-8", false, ",", "\"", null, "\n", []), null, null, [], HashOf("options")),
            10, records, new LedgerRecord(11, 10, 0, 1, 0, 0, [], []), roles, [], new PiiRecord("none", 0, []));
    }

    public static RoleRecord Role(string role, string column, int points = 10) => new(role, column, points, 5, "high", null, []);

    private static ColumnType TypeOf(string name) => name.Split('_')[0] switch
    {
        "n" => ColumnType.Int64,
        "t" => ColumnType.Timestamp,
        _ => ColumnType.Text,
    };
}
