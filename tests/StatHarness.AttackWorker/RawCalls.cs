using System.Runtime.InteropServices;
using System.Text;

namespace StatHarness.AttackWorker;

/// <summary>System calls without the C library's wrappers (x86-64 numbers).</summary>
internal static unsafe class RawCalls
{
    private static delegate* unmanaged<long, long, long, long, long, long, long, long> _call;

    private static delegate* unmanaged[SuppressGCTransition]<int*> _error;

    internal static void Resolve()
    {
        var program = NativeLibrary.GetMainProgramHandle();
        _call = (delegate* unmanaged<long, long, long, long, long, long, long, long>)NativeLibrary.GetExport(program, "syscall");
        _error = (delegate* unmanaged[SuppressGCTransition]<int*>)NativeLibrary.GetExport(program, "__errno_location");
    }

    internal static string Call(long number, long a = 0, long b = 0, long c = 0, long d = 0, long e = 0, long f = 0)
    {
        var location = _error;
        var result = _call(number, a, b, c, d, e, f);
        var error = *location();
        return result < 0 ? $"errno {error}" : $"result {result}";
    }

    /// <summary>Puts the reading end of a pipe of ours, which nobody closes, in the place of a descriptor.</summary>
    internal static void Replace(int descriptor)
    {
        var pair = stackalloc int[2];
        Call(293, (long)pair, 0);
        Call(33, pair[0], descriptor);
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
