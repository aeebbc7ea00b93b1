using StatHarness.Storage;
using StatHarness.Core;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

public sealed class UploadStoreTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void the_same_bytes_are_kept_once_and_every_arrival_is_recorded()
    {
        var first = _workspace.Upload("a,b\n1,2\n", "january.csv");
        var second = _workspace.Upload("a,b\n1,2\n", "copy of january.csv");
        Assert.False(first.Existed);
        Assert.True(second.Existed);
        Assert.Equal(first.FirstSeen, second.FirstSeen);
        Assert.Equal("january.csv", second.FirstFileName);
        Assert.Equal(2, _workspace.AppData.Uploads.Instances(first.RawSha256));
        Assert.Single(Directory.EnumerateDirectories(Path.Combine(_workspace.Root, "uploads", "by-sha")));
        Assert.Equal("a,b\n1,2\n", File.ReadAllText(_workspace.AppData.Uploads.PathOf(first.RawSha256)));
    }

    [Fact]
    public void a_damaged_upload_is_replaced_when_the_bytes_come_again()
    {
        var path = _workspace.AppData.Uploads.PathOf(_workspace.Upload("good", "a.csv").RawSha256);
        Workspace.Overwrite(path, "gone");
        _workspace.Upload("good", "a.csv");
        Assert.Equal("good", File.ReadAllText(path));
    }

    [Fact]
    public void known_bytes_are_found_by_comparing_and_only_while_they_are_stored_whole()
    {
        var (uploads, file) = (_workspace.AppData.Uploads, _workspace.NewFile("good"));
        Assert.Null(uploads.Find(file));
        var known = _workspace.Upload("good", "a.csv").RawSha256;
        _workspace.Upload("well", "b.csv");
        Assert.Equal(known, uploads.Find(file));
        Assert.True(uploads.Arrived(known, "again.csv").Existed);
        Assert.Equal(2, uploads.Instances(known));
        Assert.Null(uploads.Find(_workspace.NewFile("gone")));
        Workspace.Overwrite(uploads.PathOf(known), "gone");
        Assert.Null(uploads.Find(file));
        // What the damaged copy holds by chance is not what its name says.
        Assert.Null(uploads.Find(_workspace.NewFile("gone")));
    }

    [Theory]
    [InlineData(1 << 18)]
    [InlineData((1 << 18) - 1)]
    [InlineData(3 << 18)]
    [InlineData((5 << 18) + 77)]
    public void files_of_several_pieces_are_compared_to_their_last_byte(int letters)
    {
        var text = string.Concat(Enumerable.Range(0, letters).Select(at => (char)('a' + (at * 7 % 23))));
        var known = _workspace.Upload(text, "long.csv").RawSha256;
        Assert.Equal(Datasets.HashOf(text), known);
        Assert.Equal(known, _workspace.AppData.Uploads.Find(_workspace.NewFile(text)));
        Assert.Null(_workspace.AppData.Uploads.Find(_workspace.NewFile(text[..^1] + "!")));
        Assert.Null(_workspace.AppData.Uploads.Find(_workspace.NewFile("!" + text[1..])));
    }

    [Fact]
    public void a_canceled_copy_leaves_nothing()
    {
        using (var staging = _workspace.AppData.NewStaging())
        {
            Assert.Throws<OperationCanceledException>(() => _workspace.AppData.Uploads.Stage(_workspace.NewFile("abc"), staging, null, new CancellationToken(canceled: true)));
        }
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_workspace.Root, "staging")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(_workspace.Root, "uploads", "by-sha")));
    }

    [Theory]
    [InlineData(3, "abd")]
    [InlineData(3, "ab")]
    [InlineData(3, "abcd")]
    [InlineData(5 << 18, "ab")]
    [InlineData(5 << 18, "abcd")]
    public void a_copy_that_is_not_what_was_read_is_refused(int bytes, string onDisk)
    {
        using var staging = _workspace.AppData.NewStaging();
        var content = new byte[bytes];
        "abc"u8.CopyTo(content);
        using var source = new Tampered(content, () => File.WriteAllText(Directory.EnumerateFiles(staging.Path).Single(), onDisk));
        var staged = _workspace.AppData.Uploads.Stage(source, staging);
        Assert.Equal("SH4006", Assert.Throws<DiagnosticException>(() => _workspace.AppData.Uploads.Commit(staged, "a.csv")).Diagnostic.Code);
        Assert.False(_workspace.AppData.Uploads.Contains(Digest.Of(content)));
    }

    [Fact]
    public void a_source_that_fails_midway_ends_the_reading_of_its_copy()
    {
        using var staging = _workspace.AppData.NewStaging();
        using var source = new Tampered(new byte[3 << 20], () => throw new IOException("gone"));
        Assert.Equal("gone", Assert.Throws<IOException>(() => _workspace.AppData.Uploads.Stage(source, staging)).Message);
        // On Windows it could not be deleted while somebody reads it.
        using var alone = File.Open(Directory.EnumerateFiles(staging.Path).Single(), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    [Fact]
    public async Task a_canceled_reading_of_the_copy_ends_as_canceled()
    {
        using var staging = _workspace.AppData.NewStaging();
        using var cancel = new CancellationTokenSource();
        using var source = new Tampered(new byte[8 << 20], cancel.Cancel);
        // What was read to its end is a copy, whose digest nobody waits for any more.
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _workspace.AppData.Uploads.Stage(source, staging, null, cancel.Token).Hashing);
    }

    [Fact]
    public void a_file_that_is_not_there_is_bad_input()
    {
        using var staging = _workspace.AppData.NewStaging();
        var problem = Assert.Throws<DiagnosticException>(() => _workspace.AppData.Uploads.Stage(Path.Combine(_workspace.Root, "nothing.csv"), staging));
        Assert.Equal(("SH4007", ExitCode.BadInput), (problem.Diagnostic.Code, problem.Exit));
    }

    /// <summary>Does something when all was read, before it says so.</summary>
    private sealed class Tampered(byte[] content, Action atEnd) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (read == 0) atEnd();
            return read;
        }
    }
}
