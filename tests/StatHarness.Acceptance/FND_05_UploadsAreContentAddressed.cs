using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Acceptance.Driver;
using StatHarness.Core;
using StatHarness.Ingest;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-05, U2: raw bytes lie under their sha256, are hashed again after the write, and come visibly when they come twice.</summary>
public sealed class FND_05_UploadsAreContentAddressed : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    private string Raw(JsonNode dataset) => Path.Combine(workplace.AppData, "uploads", "by-sha", (string)dataset["raw_sha256"]!, "raw");

    [Fact]
    public void the_raw_bytes_lie_under_their_sha256()
    {
        var dataset = Ingest(Repository.CloseCycle);
        Assert.Equal(Store.Sha256(Repository.CloseCycle), (string)dataset["raw_sha256"]!);
        Assert.Equal(File.ReadAllBytes(Repository.CloseCycle), File.ReadAllBytes(Raw(dataset)));
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [Fact]
    public void a_re_upload_says_what_it_matched_and_is_recorded_too()
    {
        Ingest(workplace.Write("orders.csv", "a,b\n1,2\n"));
        var copy = workplace.Write("copy of orders.csv", "a,b\n1,2\n");
        var text = string.Join(' ', workplace.Run("ingest", copy).Expect(0).Output.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"Matched existing content, first seen \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC as orders\.csv; this upload is recorded too \(number 2 of this content\)\.", text);
        Assert.Contains("nothing was parsed again", text, StringComparison.Ordinal);
        var third = Ingest(copy);
        Assert.Equal((true, "orders.csv", 3), ((bool)third["reused"]!, (string)third["first_file_name"]!, (int)third["uploads"]!));
        Assert.True(DateTimeOffset.Parse((string)third["first_seen"]!, CultureInfo.InvariantCulture) <= DateTimeOffset.UtcNow);
        Assert.Single(Store.Files(workplace.AppData), file => file.StartsWith("uploads", StringComparison.Ordinal));
        Assert.Contains("notice: Matched existing content", workplace.Run("run", copy, "--yes", "--plugins", "profile_roles").Expect(0).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void other_options_are_another_version_of_the_same_upload()
    {
        var path = workplace.Write("orders.csv", "1,2\n3,4\n");
        var first = Ingest(path);
        var second = Ingest(path, "--header");
        Assert.False((bool)second["reused"]!);
        Assert.NotNull(second["first_seen"]);
        Assert.NotEqual((string)first["dataset_version_id"]!, (string)second["dataset_version_id"]!);
        Assert.Single(Store.Files(workplace.AppData), file => file.StartsWith("uploads", StringComparison.Ordinal));
        Assert.True((bool)Ingest(path, "--header")["reused"]!);
        Assert.True((bool)Ingest(path, "--threads", "1")["reused"]!);
    }

    [Fact]
    public void a_damaged_upload_is_replaced_when_the_bytes_come_again()
    {
        var dataset = Ingest(Repository.CloseCycle);
        Store.Overwrite(Raw(dataset), "gone"u8.ToArray());
        Assert.NotEmpty(Store.Untrue(workplace.AppData));
        Ingest(Repository.CloseCycle);
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [Fact]
    public void a_damaged_column_is_read_again_when_the_bytes_come_again()
    {
        var dataset = Ingest(Repository.CloseCycle);
        var column = (string)dataset["schema"]![0]!["object"]!;
        Store.Overwrite(Path.Combine(workplace.AppData, "objects", column[..2], column), "gone"u8.ToArray());
        Assert.False((bool)Ingest(Repository.CloseCycle)["reused"]!);
        Assert.Empty(Store.Untrue(workplace.AppData));
    }

    [SkippableFact]
    public async Task a_corrupted_write_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Damages the file by dd(1).");
        var rows = string.Concat(Enumerable.Range(0, 400_000).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row},{row * 7}\n")));
        var path = workplace.Write("orders.csv", "a,b\n" + rows);
        using var session = HarnessSession.Open(new() { AppData = workplace.AppData, ShippedPlugins = Path.Combine(Repository.Root, "plugins") });
        var disk = new BadDisk(Path.Combine(workplace.AppData, "staging"));
        var problem = await Assert.ThrowsAsync<DiagnosticException>(() => session.IngestAsync(path, progress: disk));
        Assert.True(disk.Damaged);
        Assert.Equal(("SH4006", ExitCode.EnvironmentCannot), (problem.Diagnostic.Code, problem.Exit));
        Assert.Empty(Store.Files(workplace.AppData).Except(Store.Files(workplace.AppData).Where(file => file.StartsWith("leases", StringComparison.Ordinal))));
        Assert.False((await session.IngestAsync(path)).Reused);
    }

    private JsonNode Ingest(params string[] arguments) => workplace.Run(["ingest", .. arguments, "--json"]).Expect(0).Json;

    /// <summary>Changes one byte of the copy behind the back of the program that writes it.</summary>
    private sealed class BadDisk(string staging) : IProgress<IngestProgress>
    {
        public bool Damaged { get; private set; }

        public void Report(IngestProgress value)
        {
            if (Damaged || value.Phase != "copy") return;
            var copy = Directory.EnumerateFiles(staging, "*", SearchOption.AllDirectories).Single(file => new FileInfo(file).Length >= value.BytesDone);
            using var change = Process.Start("dd", ["if=/dev/zero", $"of={copy}", "bs=1", "count=1", "seek=1000", "conv=notrunc", "status=none"]);
            change.WaitForExit();
            Damaged = change.ExitCode == 0;
        }
    }
}
