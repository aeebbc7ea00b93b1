using System.Runtime.InteropServices;
using System.Text;

namespace StatHarness.AttackWorker;

/// <summary>System calls without the C library's wrappers (x86-64 numbers).</summary>
internal static unsafe class RawCalls
{
    private static delegate* unmanaged<long, long, long, long, long, long, long, long> _call;

    internal static void Resolve() =>
        _call = (delegate* unmanaged<long, long, long, long, long, long, long, long>)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "syscall");

    internal static string Call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0)
    {
        var result = _call(number, a, b, c, d, e, f);
        return result < 0 ? $"errno {Marshal.GetLastSystemError()}" : $"result {result}";
    }

    internal static string WithPath(long number, string path, long b = 0, long c = 0, long d = 0)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(path + "\0")) return Call(number, (long)text, b, c, d);
    }

    internal static string WithPaths(long number, string first, string second, long c = 0)
    {
        fixed (byte* one = Encoding.UTF8.GetBytes(first + "\0"))
        fixed (byte* two = Encoding.UTF8.GetBytes(second + "\0"))
            return Call(number, (long)one, (long)two, c);
    }
}
