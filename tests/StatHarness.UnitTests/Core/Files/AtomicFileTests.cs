using System.Text;
using StatHarness.Core;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("atomic-file-").FullName;

    private string Target => Path.Combine(directory, "report.json");

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public void a_write_replaces_the_whole_file_and_leaves_no_stray()
    {
        AtomicFile.Write(Target, "a long first version"u8);
        AtomicFile.Write(Target, "short"u8);
        Assert.Equal("short", File.ReadAllText(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void a_torn_write_leaves_the_old_file()
    {
        AtomicFile.Write(Target, "old"u8);
        // What a process that died while writing leaves behind.
        File.WriteAllText(Path.Combine(directory, $".report.json.{Environment.ProcessId}-1.tmp"), "ne");
        Assert.Equal("old", File.ReadAllText(Target));
        AtomicFile.Write(Target, "new"u8);
        Assert.Equal("new", File.ReadAllText(Target));
    }

    [Fact]
    public void a_failing_write_leaves_no_stray()
    {
        Directory.CreateDirectory(Target);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(Target, "x"u8));
        Assert.Equal([Target], Directory.GetFileSystemEntries(directory));
        Assert.True(Directory.Exists(Target));
    }

    [Fact]
    public void a_missing_directory_is_an_error() =>
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.Write(Path.Combine(directory, "no", "such"), "x"u8));

    [Fact]
    public void a_reader_sees_one_version_or_the_other()
    {
        var versions = Enumerable.Range(0, 8).Select(i => Encoding.ASCII.GetBytes(new string((char)('a' + i), 100_000))).ToArray();
        AtomicFile.Write(Target, versions[0]);
        var writer = Task.Run(() => Parallel.For(0, 40, i => AtomicFile.Write(Target, versions[i % 8])));
        while (!writer.IsCompleted)
        {
            var seen = File.ReadAllBytes(Target);
            Assert.Equal(100_000, seen.Length);
            Assert.False(seen.AsSpan().ContainsAnyExcept(seen[0]));
        }
        Assert.True(writer.IsCompletedSuccessfully);
        Assert.Equal([Target], Directory.GetFileSystemEntries(directory));
    }

    [Fact]
    public void a_read_only_file_refuses_writers_but_can_be_replaced()
    {
        AtomicFile.WriteReadOnly(Target, "one"u8);
        Assert.True(new FileInfo(Target).IsReadOnly);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(Target));
        AtomicFile.WriteReadOnly(Target, "two"u8);
        Assert.Equal("two", File.ReadAllText(Target));
    }

    [Fact]
    public void publish_moves_a_finished_directory_into_place()
    {
        var aside = Path.Combine(directory, ".partial-1");
        Directory.CreateDirectory(aside);
        File.WriteAllText(Path.Combine(aside, "x"), "1");
        AtomicFile.Publish(aside, Path.Combine(directory, "1"));
        Assert.Equal("1", File.ReadAllText(Path.Combine(directory, "1", "x")));
        Assert.False(Directory.Exists(aside));
    }

    [Fact]
    public void a_flush_that_fails_tells_what_the_system_said()
    {
        var missing = Enumerable.Range(0, 20).Select(i => Path.Combine(Path.GetTempPath(), "nothing-here", $"{i}")).ToArray();
        Assert.Throws<DirectoryNotFoundException>(() => AtomicFile.FlushFiles(missing));
    }
}
