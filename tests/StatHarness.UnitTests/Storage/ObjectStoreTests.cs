using StatHarness.Core;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

public sealed class ObjectStoreTests : IDisposable
{
    private readonly Workspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void what_is_put_is_read_under_its_digest()
    {
        var digest = _workspace.AppData.Objects.Put("abc"u8);
        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", digest.ToString());
        Assert.Equal("abc"u8.ToArray(), _workspace.AppData.Objects.Read(digest));
        Assert.EndsWith(Path.Combine("objects", "ba", digest.ToString()), _workspace.AppData.Objects.PathOf(digest), StringComparison.Ordinal);
    }

    [Fact]
    public void a_flipped_bit_is_an_error_and_putting_again_repairs_it()
    {
        var objects = _workspace.AppData.Objects;
        var digest = objects.Put("abc"u8);
        Workspace.Overwrite(objects.PathOf(digest), "abd");
        Assert.Equal("SH4005", Assert.Throws<DiagnosticException>(() => objects.Read(digest)).Diagnostic.Code);
        Assert.False(objects.IsWhole(digest));
        objects.Put("abc"u8);
        Assert.Equal("abc"u8.ToArray(), objects.Read(digest));
    }

    [Fact]
    public void a_missing_object_is_named()
    {
        var digest = Datasets.HashOf("nowhere");
        var problem = Assert.Throws<DiagnosticException>(() => _workspace.AppData.Objects.Read(digest)).Diagnostic;
        Assert.Equal("SH4004", problem.Code);
        Assert.Contains(digest.ToString(), problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void stored_bytes_are_read_only()
    {
        var path = _workspace.AppData.Objects.PathOf(_workspace.AppData.Objects.Put("abc"u8));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & (UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite));
    }
}
