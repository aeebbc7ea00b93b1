using System.Globalization;
using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class FileAttacks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sandbox-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableTheory]
    [InlineData("/etc/passwd")]
    [InlineData("/etc/shadow")]
    [InlineData("/../etc/passwd")]
    [InlineData("/usr/share/dotnet/../../../etc/passwd")]
    [InlineData("/proc/self/environ")]
    [InlineData("/proc/self/root/etc/passwd")]
    [InlineData("/proc/{parent}/environ")]
    [InlineData("/proc/{parent}/mem")]
    [InlineData("/proc/{parent}/maps")]
    [InlineData("/proc/{parent}/fd/0")]
    [InlineData("etc/passwd")]
    public async Task reading_a_foreign_file_is_denied_and_recorded(string path)
    {
        var real = path.Replace("{parent}", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await DeniedAsync("read", v => v.Action == "EACCES" && v.Target == (real[0] == '/' ? Path.GetFullPath(real) : "/" + real), real);
    }

    [SkippableTheory]
    [InlineData("/")]
    [InlineData("/etc")]
    [InlineData("/tmp")]
    [InlineData("/proc/self/fd")]
    public async Task listing_a_folder_is_denied_and_recorded(string path) =>
        await DeniedAsync("list", v => v.Action == "EACCES" && v.Target?.TrimEnd('/') == path.TrimEnd('/'), path);

    [SkippableFact]
    public async Task whether_a_file_exists_stays_unknown()
    {
        var there = await DeniedAsync("exists", v => v.Action == "EACCES", "/etc/passwd");
        var missing = await DeniedAsync("exists", v => v.Action == "EACCES", "/etc/no-such-file");
        Assert.Equal("exists False", there.Text());
        Assert.Equal("exists False", missing.Text());
    }

    [SkippableFact]
    public async Task writing_anywhere_is_denied_and_recorded()
    {
        var ownFolder = Path.Combine(Path.GetDirectoryName(Attack.WorkerPath)!, "planted.so");
        foreach (var path in new[] { Path.Combine(_folder, "new"), "/tmp/sandbox-owned", "/dev/shm/sandbox-owned", ownFolder, "/proc/self/oom_score_adj" })
        {
            await DeniedAsync("write", v => v.Action == "EACCES" && v.Target == path, path);
            if (!path.StartsWith("/proc", StringComparison.Ordinal)) Assert.False(File.Exists(path));
        }
    }

    [SkippableTheory]
    [InlineData("mkdir", "mkdir")]
    [InlineData("mknod", "mknod")]
    public async Task making_a_node_is_denied_and_recorded(string verb, string call)
    {
        var path = Path.Combine(_folder, "node");
        await DeniedAsync(verb, v => v.Syscall == call && v.Target == path, path);
        Assert.False(Path.Exists(path));
    }

    [SkippableTheory]
    [InlineData("chmod", "chmod", "EPERM")]
    [InlineData("chown", "chown", "EPERM")]
    [InlineData("utime", "utime", "EPERM")]
    [InlineData("truncate", "truncate", "EACCES")]
    [InlineData("delete", "unlink", "EACCES")]
    [InlineData("open-path-only", "open", "EACCES")]
    public async Task changing_a_file_is_denied_and_recorded(string verb, string call, string action)
    {
        var path = Path.Combine(_folder, "victim");
        await File.WriteAllTextAsync(path, "intact");
        File.SetUnixFileMode(_folder, (UnixFileMode)511);
        File.SetUnixFileMode(path, (UnixFileMode)438);
        var before = File.GetLastWriteTimeUtc(path);
        await DeniedAsync(verb, v => v.Action == action && v.Target == path && v.Syscall.StartsWith(call, StringComparison.Ordinal) || v.Syscall == "newfstatat", path);
        Assert.Equal("intact", await File.ReadAllTextAsync(path));
        Assert.Equal(before, File.GetLastWriteTimeUtc(path));
        Assert.Equal((UnixFileMode)438, File.GetUnixFileMode(path));
    }

    [SkippableTheory]
    [InlineData("symlink")]
    [InlineData("hardlink")]
    [InlineData("rename")]
    [InlineData("setxattr")]
    public async Task two_path_calls_are_denied_and_recorded(string verb)
    {
        var (from, to) = (Path.Combine(_folder, "from"), Path.Combine(_folder, "to"));
        await File.WriteAllTextAsync(from, "intact");
        File.SetUnixFileMode(_folder, (UnixFileMode)511);
        await DeniedAsync(verb, v => v.Target!.StartsWith(from, StringComparison.Ordinal), from, to);
        Assert.True(File.Exists(from));
        Assert.False(Path.Exists(to));
    }

    [SkippableFact]
    public async Task watching_files_is_denied_and_recorded() => await DeniedAsync("inotify", v => v is { Syscall: "inotify_init1", Action: "EACCES" });

    [SkippableFact]
    public async Task a_planted_symbolic_link_is_recorded_by_its_name()
    {
        var link = Path.Combine(Path.GetDirectoryName(Attack.WorkerPath)!, "planted-link");
        File.Delete(link);
        File.CreateSymbolicLink(link, "/etc/passwd");
        try
        {
            await DeniedAsync("read", v => v.Action == "EACCES" && v.Target == link, link);
        }
        finally
        {
            File.Delete(link);
        }
    }

    [SkippableFact]
    public async Task a_path_changed_after_the_check_opens_nothing()
    {
        var good = Attack.WorkerPath;
        var outcome = await Attack.RunAsync(new WorkerLauncher(Attack.WorkerPath, SandboxPolicy.DenyAll with { MaxViolations = 1_000_000 }), Attack.Item("race", good, "/etc/passwd", "3000"));
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.Equal("leaks 0", outcome.Text());
    }

    private static async Task<WorkOutcome> DeniedAsync(string verb, Func<Violation, bool> recorded, params string[] words)
    {
        var outcome = await Attack.RunAsync(verb, words);
        Assert.True(outcome.End == WorkEnd.Completed, outcome.Describe());
        Assert.Matches("^(exception (UnauthorizedAccess|IO)|errno (1|13)$|exists False)", outcome.Text());
        Assert.True(outcome.Violations.Any(recorded), outcome.Describe());
        return outcome;
    }
}
