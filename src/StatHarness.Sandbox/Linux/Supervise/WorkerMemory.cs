using System.Text;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>
/// Reads arguments out of a waiting worker. The worker may change them afterwards, so what is read here is used for the record or
/// is acted on by the parent itself; the kernel never re-reads it.
/// </summary>
internal static unsafe class WorkerMemory
{
    private const int LongestPath = 4096;

    /// <summary>Null when the address is not readable.</summary>
    internal static string? ReadText(int task, long address)
    {
        if (address == 0) return null;
        var buffer = stackalloc byte[LongestPath];
        var count = 0;
        while (count < LongestPath)
        {
            // Up to the end of a page: the next one may not exist.
            var wanted = (int)Math.Min(LongestPath - count, unchecked(-(address + count)) & 4095);
            if (wanted == 0) wanted = Math.Min(4096, LongestPath - count);
            if (!Transfer("process_vm_readv", task, buffer + count, unchecked(address + count), wanted)) return count == 0 ? null : Decode(buffer, count);
            var end = new ReadOnlySpan<byte>(buffer + count, wanted).IndexOf((byte)0);
            if (end >= 0) return Decode(buffer, count + end);
            count += wanted;
        }
        return Decode(buffer, count);
    }

    /// <summary>Null when the address is not readable.</summary>
    internal static long? ReadNumber(int task, long address)
    {
        long number;
        return address != 0 && Transfer("process_vm_readv", task, (byte*)&number, address, sizeof(long)) ? number : null;
    }

    internal static bool Write(int task, long address, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* source = bytes) return Transfer("process_vm_writev", task, source, address, bytes.Length);
    }

    private static bool Transfer(string call, int task, byte* local, long remote, int count)
    {
        var here = stackalloc long[2] { (long)local, count };
        var there = stackalloc long[2] { remote, count };
        return Libc.Syscall(Syscalls.Number(call), task, (long)here, 1, (long)there, 1) == count;
    }

    private static string Decode(byte* bytes, int count) => Encoding.UTF8.GetString(bytes, count);
}
