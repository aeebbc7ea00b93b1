using StatHarness.Core;
using StatHarness.Storage;
using Xunit;

namespace StatHarness.UnitTests.StorageRoom;

/// <summary>An answer is given again only while nothing that it rests on was touched.</summary>
public sealed class MemoTests : IDisposable
{
    private static readonly string[] Words = ["run", "abc"];

    private readonly Workspace _workspace = new();
    private readonly MemoFolder _memos;
    private readonly string _folder, _inner, _file;

    public MemoTests()
    {
        _memos = new(_workspace.Root);
        _folder = Directory.CreateDirectory(Path.Combine(_workspace.Root, "watched")).FullName;
        _inner = Directory.CreateDirectory(Path.Combine(_folder, "inner")).FullName;
        _file = Write("one.txt", "1");
        Write("two.txt", "2");
    }

    public void Dispose() => _workspace.Dispose();

    [SkippableFact]
    public void an_answer_comes_back_as_it_was_to_the_same_words_only()
    {
        Keep("line\n\nline ü\n");
        Assert.Equal("line\n\nline ü\n", _memos.Find(Words));
        Assert.Null(_memos.Find(["run", "abcd"]));
        Assert.Null(_memos.Find(["runabc"]));
        Keep("another");
        Assert.Equal("another", _memos.Find(Words));
    }

    [SkippableTheory]
    [InlineData("written")]
    [InlineData("written, with its time set back")]
    [InlineData("replaced by a copy with its time")]
    [InlineData("written over in place")]
    [InlineData("removed")]
    [InlineData("renamed")]
    [InlineData("given other permissions")]
    [InlineData("added")]
    [InlineData("added empty")]
    [InlineData("made a link")]
    [InlineData("a folder moved away and back")]
    [InlineData("the catalogue written")]
    public void whatever_is_touched_ends_it(string what)
    {
        Keep("answer");
        Assert.Equal("answer", _memos.Find(Words));
        var time = File.GetLastWriteTimeUtc(_file);
        switch (what)
        {
            case "written":
                File.WriteAllText(_file, "12");
                break;
            case "written, with its time set back":
                File.WriteAllText(_file, "2");
                File.SetLastWriteTimeUtc(_file, time);
                break;
            case "replaced by a copy with its time":
                File.Copy(_file, _file + ".copy");
                File.SetLastWriteTimeUtc(_file + ".copy", time);
                File.Move(_file + ".copy", _file, overwrite: true);
                break;
            case "written over in place":
                using (var file = File.OpenHandle(_file, FileMode.Open, FileAccess.Write)) RandomAccess.Write(file, "9"u8, 0);
                break;
            case "removed":
                File.Delete(_file);
                break;
            case "renamed":
                File.Move(_file, Path.Combine(_inner, "three.txt"));
                break;
            case "given other permissions":
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_file, UnixFileMode.UserRead);
                break;
            case "added":
                Write("three.txt", "3");
                break;
            case "added empty":
                Write("three.txt", "");
                break;
            case "made a link":
                File.Move(_file, Path.Combine(_workspace.Root, "elsewhere"));
                File.CreateSymbolicLink(_file, Path.Combine(_workspace.Root, "elsewhere"));
                break;
            case "a folder moved away and back":
                Directory.Move(_inner, _inner + "2");
                Directory.Move(_inner + "2", _inner);
                break;
            default:
                _workspace.Upload("text", "name");
                break;
        }
        Assert.Null(_memos.Find(Words));
    }

    [SkippableFact]
    public void what_was_touched_while_the_answer_was_worked_out_keeps_none()
    {
        OnlyOnLinux();
        Settle();
        var begun = DateTimeOffset.UtcNow;
        File.WriteAllText(_file, "7");
        _memos.Keep(Words, [_folder], begun, "answer");
        Assert.Null(_memos.Find(Words));
    }

    [SkippableFact]
    public void what_was_touched_just_before_could_be_touched_again_unseen()
    {
        OnlyOnLinux();
        Settle();
        File.WriteAllText(_file, "7");
        _memos.Keep(Words, [_folder], DateTimeOffset.UtcNow, "answer");
        Assert.Null(_memos.Find(Words));
    }

    [SkippableFact]
    public void nothing_is_kept_of_what_holds_a_link()
    {
        OnlyOnLinux();
        File.CreateSymbolicLink(Path.Combine(_inner, "link"), _file);
        Settle();
        _memos.Keep(Words, [_folder], DateTimeOffset.UtcNow, "answer");
        Assert.Null(_memos.Find(Words));
    }

    [SkippableFact]
    public void nothing_is_kept_of_what_lies_where_times_are_made_up()
    {
        OnlyOnLinux();
        Settle();
        _memos.Keep(Words, ["/proc/version"], DateTimeOffset.UtcNow, "answer");
        Assert.Null(_memos.Find(Words));
    }

    [SkippableFact]
    public void a_damaged_memo_is_none()
    {
        Keep("answer");
        var path = Assert.Single(Directory.GetFiles(Path.Combine(_workspace.Root, "memos")));
        var whole = File.ReadAllBytes(path);
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 1;
            File.WriteAllBytes(path, damaged);
            Assert.Null(_memos.Find(Words));
            File.WriteAllBytes(path, whole[..at]);
            Assert.Null(_memos.Find(Words));
        }
        File.WriteAllBytes(path, whole);
        Assert.Equal("answer", _memos.Find(Words));
    }

    [SkippableFact]
    public void so_many_are_kept_and_no_more()
    {
        OnlyOnLinux();
        Settle();
        for (var number = 0; number < 40; number++) _memos.Keep([$"{number}"], [_folder], DateTimeOffset.UtcNow, "answer");
        Assert.Equal(32, Directory.GetFiles(Path.Combine(_workspace.Root, "memos")).Length);
        Assert.Equal("answer", _memos.Find(["39"]));
    }

    private void OnlyOnLinux()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux tells when a file was changed.");
        Skip.IfNot(FileStat.IsKeptAt(_folder), "This file system does not keep when a file was changed.");
    }

    private static void Settle() => Thread.Sleep(150);

    private void Keep(string answer)
    {
        OnlyOnLinux();
        Settle();
        _memos.Keep(Words, [_folder], DateTimeOffset.UtcNow, answer);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_inner, name);
        File.WriteAllText(path, text);
        return path;
    }
}
