using System.Diagnostics;

namespace StatHarness.AttackWorker;

internal static class ResourceVerbs
{
    private static readonly List<byte[]> Kept = [];

    internal static void Register(Dictionary<string, Func<Call, string>> verbs)
    {
        verbs["sleep"] = c =>
        {
            Thread.Sleep(c.Int(0));
            return "slept";
        };
        verbs["spin"] = c =>
        {
            var watch = Stopwatch.StartNew();
            while (watch.ElapsedMilliseconds < c.Int(0)) Thread.SpinWait(100);
            return "spun";
        };
        verbs["alloc"] = c =>
        {
            for (var i = 0; i < c.Int(0); i++)
            {
                Kept.Add(new byte[1 << 20]);
                Array.Fill(Kept[^1], (byte)1);
            }
            return "allocated";
        };
        verbs["alloc-swallow"] = c =>
        {
            try
            {
                for (var i = 0; i < c.Int(0); i++) Kept.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
            }
            catch (OutOfMemoryException)
            {
                Kept.Clear();
            }
            return "ok";
        };
        verbs["alloc-native"] = AllocateNative;
        verbs["threads"] = c =>
        {
            var started = 0;
            try
            {
                for (; started < c.Int(0); started++) new Thread(static () => Thread.Sleep(60_000), 64 << 10) { IsBackground = true }.Start();
            }
            catch (OutOfMemoryException)
            {
                return $"stopped after {started}";
            }
            return $"started {started}";
        };
        verbs["stdout"] = c =>
        {
            var block = new string('x', 1 << 16);
            for (var i = 0; i < c.Int(0); i++) Console.Write(block);
            return "flooded";
        };
        verbs["stderr"] = c =>
        {
            Console.Error.Write(c.Text(0));
            return "said";
        };
        verbs["response"] = c => new string('r', c.Int(0));
        verbs["violations"] = c =>
        {
            for (var i = 0; i < c.Int(0); i++) File.Exists($"/etc/flood-{i}");
            return "done";
        };
        verbs["background"] = _ =>
        {
            new Thread(static () =>
            {
                while (true) File.Exists("/etc/background");
            }).Start();
            Thread.Sleep(50);
            return "ok";
        };
    }

    private static unsafe string AllocateNative(Call call)
    {
        for (var i = 0; i < call.Int(0); i++)
        {
            var block = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc(1 << 20);
            for (var at = 0; at < 1 << 20; at += 4096) block[at] = 1;
        }
        return "allocated";
    }
}
