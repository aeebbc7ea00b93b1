// what: Changes the path between the look and the opening.
// both: SH3112 unsafe
// alone: violation openat * EACCES
// use: raw
var good = System.Text.Encoding.UTF8.GetBytes(AppContext.BaseDirectory + "StatHarness.Core.dll\0");
var bad = System.Text.Encoding.UTF8.GetBytes("/etc/passwd\0");
unsafe
{
    var stop = false;
    var shared = (byte*)System.Runtime.InteropServices.NativeMemory.AllocZeroed(4096);
    var swapping = new System.Threading.Thread(() =>
    {
        while (!System.Threading.Volatile.Read(ref stop))
        {
            good.CopyTo(new Span<byte>(shared, 4096));
            bad.CopyTo(new Span<byte>(shared, 4096));
        }
    });
    swapping.Start();
    for (var i = 0; i < 300; i++)
    {
        var descriptor = Raw.Call(257, -100, (long)shared, 0, 0);
        if (descriptor < 0) continue;
        if (Raw.Call(0, descriptor, Raw.Zeros, 4) == 4 && *(byte*)Raw.Zeros == (byte)'r') Leak("passwd");
        Raw.Call(3, descriptor);
    }
    System.Threading.Volatile.Write(ref stop, true);
    swapping.Join();
}
