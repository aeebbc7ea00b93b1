using StatHarness.Sandbox.Linux;
using StatHarness.Sandbox.Linux.Filter;
using Xunit;

namespace StatHarness.UnitTests.SandboxRoom;

/// <summary>Runs the filter in a small interpreter of classic BPF, since a wrong jump would only show as a hole.</summary>
public sealed class FilterTests
{
    private const uint Kill = 0x80000000, Notify = 0x7FC00000, Allow = 0x7FFF0000, FakeSuccess = 0x00050000;
    private static readonly ulong[] Program = FilterProgram.Build();

    [Theory]
    [InlineData("read", Allow)]
    [InlineData("futex", Allow)]
    [InlineData("openat", Notify)]
    [InlineData("socket", Notify)]
    [InlineData("execve", Notify)]
    [InlineData("clone", Notify)]
    [InlineData("clone3", Notify)]
    [InlineData("kill", Notify)]
    [InlineData("seccomp", Notify)]
    public void a_call_gets_its_action(string name, uint action) => Assert.Equal(action, Run(name));

    [Fact]
    public void what_is_not_listed_asks_the_supervisor()
    {
        var listed = FilterRules.Allowed.Concat(FilterRules.AllowedValues.Select(v => v.Name)).Append("flock").Append("prlimit64").ToHashSet(StringComparer.Ordinal);
        for (var number = 0; number < 512; number++)
            if (!listed.Contains(Syscalls.Name(number)))
                Assert.Equal(Notify, Run(number, Syscalls.AuditArchitecture, 7, 7, 7));
    }

    [Fact]
    public void a_foreign_architecture_is_killed() => Assert.Equal(Kill, Run(0, Syscalls.AuditArchitecture ^ 0x80000000, 0, 0, 0));

    [Fact]
    public void the_second_interface_asks()
    {
        if (Syscalls.ForeignInterfaceBit is { } bit) Assert.Equal(Notify, Run((int)bit, Syscalls.AuditArchitecture, 0, 0, 0));
    }

    [Theory]
    [InlineData(0UL, 0UL, Allow)]
    [InlineData(1UL, 0UL, Notify)]
    [InlineData(0UL, 8UL, Notify)]
    [InlineData(0UL, 1UL << 40, Notify)]
    public void only_asking_for_ones_own_limit_passes(ulong process, ulong newLimit, uint action) =>
        Assert.Equal(action, Run(Syscalls.Number("prlimit64"), Syscalls.AuditArchitecture, process, 7, newLimit));

    [Theory]
    [InlineData(5UL, FakeSuccess)]
    [InlineData(8UL, FakeSuccess)]
    [InlineData(2UL, Notify)]
    [InlineData(6UL, Notify)]
    public void a_shared_lock_is_pretended_and_an_exclusive_one_asks(ulong operation, uint action) =>
        Assert.Equal(action, Run(Syscalls.Number("flock"), Syscalls.AuditArchitecture, 0, operation, 0));

    [Fact]
    public void all_names_of_the_rules_exist_on_this_architecture_or_its_elder() =>
        Assert.All(FilterRules.Allowed, name => Assert.Contains(name, string.Join(' ', SyscallsX64.Runs.Select(r => r.Names)), StringComparison.Ordinal));

    private static uint Run(string name) => Run(Syscalls.Number(name), Syscalls.AuditArchitecture, 0, 0, 0);

    private static uint Run(int number, uint architecture, ulong first, ulong second, ulong third)
    {
        var memory = new byte[64];
        BitConverter.TryWriteBytes(memory.AsSpan(0), number);
        BitConverter.TryWriteBytes(memory.AsSpan(4), architecture);
        BitConverter.TryWriteBytes(memory.AsSpan(16), first);
        BitConverter.TryWriteBytes(memory.AsSpan(24), second);
        BitConverter.TryWriteBytes(memory.AsSpan(32), third);
        uint accumulator = 0;
        for (var at = 0; ; at++)
        {
            var (code, ifTrue, ifFalse, operand) = ((ushort)(Program[at] & 0xFFFF), (int)(Program[at] >> 16 & 0xFF), (int)(Program[at] >> 24 & 0xFF), (uint)(Program[at] >> 32));
            switch (code)
            {
                case 0x20: accumulator = BitConverter.ToUInt32(memory, (int)operand); break;
                case 0x15: at += accumulator == operand ? ifTrue : ifFalse; break;
                case 0x35: at += accumulator >= operand ? ifTrue : ifFalse; break;
                case 0x06: return operand;
                default: throw new InvalidOperationException($"Instruction {code:x}.");
            }
        }
    }
}
