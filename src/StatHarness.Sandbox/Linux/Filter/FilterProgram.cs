namespace StatHarness.Sandbox.Linux.Filter;

/// <summary>
/// The seccomp filter (classic BPF): a short list of calls passes, all others ask the supervisor. Asking, not refusing, because an
/// errno from the filter would outrank the notification and leave no record.
/// </summary>
internal static class FilterProgram
{
    private const uint Kill = 0x80000000, Errno = 0x00050000, Notify = 0x7FC00000, Allow = 0x7FFF0000;
    private const ushort Load = 0x20, JumpIfEqual = 0x15, JumpIfAtLeast = 0x35, Return = 0x06;

    /// <summary>Instructions as the kernel's <c>struct sock_filter</c>, eight bytes each.</summary>
    internal static ulong[] Build()
    {
        var program = new List<ulong>
        {
            Op(Load, 4), Op(JumpIfEqual, Syscalls.AuditArchitecture, 1, 0), Op(Return, Kill),
            Op(Load, 0),
        };
        if (Syscalls.ForeignInterfaceBit is { } bit) program.AddRange([Op(JumpIfAtLeast, bit, 0, 1), Op(Return, Notify)]);
        foreach (var name in FilterRules.Allowed) On(program, name, [Op(Return, Allow)]);
        foreach (var (name, argument, values) in FilterRules.AllowedValues)
            On(program, name, [Op(Load, Low(argument)), .. values.SelectMany(v => Case(v, Allow)), Op(Return, Notify)]);
        // Opening a file takes a shared advisory lock: pretend, so that no worker can hold up a reader outside.
        On(program, "flock", [Op(Load, Low(1)), .. new uint[] { 1, 5, 8, 12 }.SelectMany(v => Case(v, Errno)), Op(Return, Notify)]);
        // Asking for one's own limit; the third argument would set it.
        On(program, "prlimit64",
        [
            Op(Load, Low(0)), Op(JumpIfEqual, 0, 0, 5),
            Op(Load, Low(2)), Op(JumpIfEqual, 0, 0, 3),
            Op(Load, Low(2) + 4), Op(JumpIfEqual, 0, 0, 1),
            Op(Return, Allow), Op(Return, Notify),
        ]);
        program.Add(Op(Return, Notify));
        return [.. program];
    }

    private static void On(List<ulong> program, string name, ulong[] body)
    {
        if (Syscalls.Find(name) is not { } number) return;
        program.Add(Op(JumpIfEqual, (uint)number, 0, (byte)body.Length));
        program.AddRange(body);
    }

    private static ulong[] Case(uint value, uint action) => [Op(JumpIfEqual, value, 0, 1), Op(Return, action)];

    private static uint Low(int argument) => (uint)(16 + 8 * argument);

    private static ulong Op(ushort code, uint operand, byte ifTrue = 0, byte ifFalse = 0) =>
        code | ((ulong)ifTrue << 16) | ((ulong)ifFalse << 24) | ((ulong)operand << 32);
}
