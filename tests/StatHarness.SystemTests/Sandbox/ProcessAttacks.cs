using System.Globalization;
using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

public sealed class ProcessAttacks
{
    private static string Parent => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    [SkippableFact]
    public async Task starting_a_process_is_denied_and_recorded()
    {
        var marker = Path.Combine(Path.GetTempPath(), "sandbox-touched-" + Parent);
        var outcome = await Attack.RunAsync("process", "/bin/touch", marker);
        Assert.StartsWith("exception", outcome.Text(), StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Violations);
        Assert.False(File.Exists(marker));
    }

    [SkippableTheory]
    [InlineData("fork", "fork", "errno 1")]
    [InlineData("vfork", "vfork", "errno 1")]
    [InlineData("clone-process", "clone", "errno 1")]
    [InlineData("clone-namespace", "clone", "errno 1")]
    [InlineData("bpf", "bpf", "errno 1")]
    [InlineData("memfd", "memfd_create", "errno 1")]
    [InlineData("shmget", "shmget", "errno 1")]
    [InlineData("unshare", "unshare", "errno 1")]
    [InlineData("setuid", "setuid", "errno 1")]
    [InlineData("seccomp", "seccomp", "errno 1")]
    [InlineData("userfaultfd", "userfaultfd", "errno 1")]
    [InlineData("ioctl", "ioctl", "errno 1")]
    [InlineData("undumpable", "prctl", "errno 1")]
    [InlineData("unknown", "syscall_400", "errno 1")]
    [InlineData("grant-again", "grant", "errno 1")]
    [InlineData("x32", "x32_39", "errno 38")]
    public async Task a_call_outside_the_list_is_denied_and_recorded(string verb, string call, string result)
    {
        var outcome = await Attack.RunAsync(verb);
        Assert.True(outcome.End == WorkEnd.Completed && outcome.Text() == result, outcome.Describe());
        Assert.Equal(call, Assert.Single(outcome.Violations).Syscall);
    }

    [SkippableFact]
    public async Task executing_a_program_is_denied_and_recorded()
    {
        var outcome = await Attack.RunAsync("execve", "/bin/sh");
        Assert.Equal("errno 1", outcome.Text());
        Assert.Equal([new Violation("execve", "/bin/sh", "EPERM", 1)], outcome.Violations);
    }

    [SkippableTheory]
    [InlineData("kill", "kill", "the parent, signal 9")]
    [InlineData("tgkill", "tgkill", "the parent, signal 9")]
    [InlineData("ptrace", "ptrace", "request 16, the parent")]
    [InlineData("process_vm_readv", "process_vm_readv", "the parent")]
    [InlineData("pidfd_open", "pidfd_open", "the parent")]
    [InlineData("prlimit", "prlimit64", "the parent")]
    [InlineData("affinity", "sched_setaffinity", "the parent")]
    [InlineData("setown", "fcntl", "command 8")]
    public async Task touching_the_parent_is_denied_and_recorded(string verb, string call, string target)
    {
        var outcome = await Attack.RunAsync(verb, Parent, "9");
        Assert.True(outcome.Text() == "errno 1", outcome.Describe());
        Assert.Equal([new Violation(call, target, "EPERM", 1)], outcome.Violations);
    }

    [SkippableFact]
    public async Task mounting_is_denied_and_recorded()
    {
        var outcome = await Attack.RunAsync("mount", "/tmp");
        Assert.Equal([new Violation("mount", "none → /tmp", "EPERM", 1)], outcome.Violations);
    }

    [SkippableFact]
    public async Task a_clone_whose_flags_cannot_be_read_is_refused_as_unknown_and_recorded()
    {
        var outcome = await Attack.RunAsync("clone3");
        Assert.Equal("errno 38", outcome.Text());
        Assert.Equal([new Violation("clone3", "process", "ENOSYS", 1)], outcome.Violations);
    }
}
