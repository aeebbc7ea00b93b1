using System.Buffers.Binary;
using System.Security.Cryptography;

namespace StatHarness.AttackWorker;

internal static class ProtocolVerbs
{
    internal static void Register(Dictionary<string, Func<Call, string>> verbs)
    {
        verbs["exit"] = c =>
        {
            Environment.Exit(c.Int(0));
            return "";
        };
        verbs["failfast"] = _ =>
        {
            Environment.FailFast("on purpose");
            return "";
        };
        verbs["throw"] = _ => Verbs.Run(null!, null!);
        verbs["stackoverflow"] = c => Overflow(c.Words.Length).ToString(System.Globalization.CultureInfo.InvariantCulture);
        verbs["torn"] = _ => WriteThenExit(Header(1000));
        verbs["garbage"] = _ => WriteThenExit("this is not a frame at all, sorry"u8.ToArray());
        verbs["huge-header"] = _ => WriteThenExit(Header(long.MaxValue));
        verbs["negative-header"] = _ => WriteThenExit(Header(-1));
        verbs["wrong-hash"] = _ => WriteThenExit([.. Header(4), 1, 2, 3, 4, .. new byte[32]]);
        verbs["wrong-kind"] = _ => WriteThenExit(Sealed(Header(0, kind: 1)));
        verbs["surplus"] = _ => WriteThenExit([.. Sealed(Header(0)), 1, 2, 3]);
        verbs["replace"] = _ =>
        {
            using var never = new ManualResetEventSlim();
            RawCalls.Call(157, 1, 0); // Take back the death signal.
            RawCalls.Replace(3);
            never.Wait();
            return "";
        };
        verbs["close"] = _ =>
        {
            RawCalls.Call(3, 3);
            RawCalls.Call(3, 4);
            Thread.Sleep(60_000);
            return "";
        };
    }

    private static long Overflow(long depth) => depth < 0 ? 0 : Overflow(depth + 1) + Overflow(depth + 2);

    private static byte[] Header(long length, byte kind = 3)
    {
        var header = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x31574853);
        header[4] = kind;
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(8), length);
        return header;
    }

    private static byte[] Sealed(byte[] frame) => [.. frame, .. SHA256.HashData(frame)];

    private static unsafe string WriteThenExit(byte[] bytes)
    {
        fixed (byte* start = bytes) RawCalls.Call(1, 4, (long)start, bytes.Length);
        RawCalls.Call(231, 0);
        return "";
    }
}
