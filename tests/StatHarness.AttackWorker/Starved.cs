using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace StatHarness.AttackWorker;

/// <summary>
/// Becomes another program on a kernel that seems to lack some system calls, as an old kernel or a container would: the only way to
/// weaken isolation from outside, without a switch in the product that an attacker could find.
/// </summary>
internal static unsafe class Starved
{
    private const ulong Load = 0x20, JumpIfEqual = 0x15, Return = 0x06, NotSupported = 0x00050000 | 95, Allow = 0x7FFF0000;

    /// <param name="calls">Numbers (x86-64), separated by commas; each then fails with EOPNOTSUPP.</param>
    internal static int Become(string calls, string program, string[] arguments)
    {
        RawCalls.Resolve();
        var code = new List<ulong> { Load };
        foreach (var call in calls.Split(',')) code.AddRange([JumpIfEqual | 1UL << 24 | ulong.Parse(call, CultureInfo.InvariantCulture) << 32, Return | NotSupported << 32]);
        code.Add(Return | Allow << 32);
        var filter = stackalloc ulong[code.Count];
        for (var i = 0; i < code.Count; i++) filter[i] = code[i];
        var header = stackalloc ulong[2];
        header[0] = (ulong)code.Count;
        header[1] = (ulong)filter;
        if (RawCalls.Call(157, 38, 1) != "result 0" || RawCalls.Call(317, 1, 0, (long)header) != "result 0") return 90;
        var environment = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(v => $"{v.Key}={v.Value}");
        fixed (byte* path = Bytes(program)) RawCalls.Call(59, (long)path, (long)Texts([program, .. arguments]), (long)Texts([.. environment]));
        return 91;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + "\0");

    private static byte** Texts(string[] texts)
    {
        var list = (byte**)NativeMemory.AllocZeroed((nuint)(texts.Length + 1), (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Length; i++) list[i] = (byte*)Marshal.StringToCoTaskMemUTF8(texts[i]);
        return list;
    }
}
