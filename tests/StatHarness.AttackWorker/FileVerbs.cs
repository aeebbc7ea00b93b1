using System.Text;

namespace StatHarness.AttackWorker;

internal static class FileVerbs
{
    internal static void Register(Dictionary<string, Func<Call, string>> verbs)
    {
        verbs["echo"] = c => c.Text(0);
        verbs["benign"] = Benign;
        verbs["grant"] = c =>
        {
            var handle = c.Grants[c.Text(0)];
            var bytes = new byte[RandomAccess.GetLength(handle)];
            RandomAccess.Read(handle, bytes, 0);
            return Encoding.UTF8.GetString(bytes);
        };
        verbs["write-grant"] = c =>
        {
            RandomAccess.Write(c.Grants[c.Text(0)], "overwritten"u8, 0);
            return "written";
        };
        verbs["read"] = c => "read " + File.ReadAllText(c.Text(0)).Length;
        verbs["list"] = c => "listed " + Directory.GetFileSystemEntries(c.Text(0)).Length;
        verbs["exists"] = c => "exists " + (File.Exists(c.Text(0)) || Directory.Exists(c.Text(0)));
        verbs["write"] = c =>
        {
            File.WriteAllText(c.Text(0), "owned");
            return "written";
        };
        verbs["mkdir"] = c => RawCalls.WithPath(83, c.Text(0), 511);
        verbs["delete"] = c =>
        {
            File.Delete(c.Text(0));
            return "deleted";
        };
        verbs["symlink"] = c => RawCalls.WithPaths(88, c.Text(0), c.Text(1));
        verbs["hardlink"] = c => RawCalls.WithPaths(86, c.Text(0), c.Text(1));
        verbs["mknod"] = c => RawCalls.WithPath(133, c.Text(0), 0x1000 | 438, 0);
        verbs["chmod"] = c => RawCalls.WithPath(90, c.Text(0), 511);
        verbs["chown"] = c => RawCalls.WithPath(92, c.Text(0), 65534, 65534);
        verbs["utime"] = c => RawCalls.WithPath(132, c.Text(0), 0);
        verbs["setxattr"] = c => RawCalls.WithPaths(188, c.Text(0), "user.owned");
        verbs["truncate"] = c => RawCalls.WithPath(76, c.Text(0), 0);
        verbs["rename"] = c => RawCalls.WithPaths(82, c.Text(0), c.Text(1));
        verbs["inotify"] = _ => RawCalls.Call(294, 0);
        verbs["open-path-only"] = c => RawCalls.WithPath(2, c.Text(0), 0x200000);
        verbs["race"] = Race;
    }

    private static string Benign(Call call)
    {
        var total = 0.0;
        Parallel.For(0, 64, i =>
        {
            var list = Enumerable.Range(0, 2000).Select(n => n * 0.5 + i).OrderDescending().ToList();
            lock (call) total += list.Sum();
        });
        GC.Collect();
        var text = System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, double>(StringComparer.Ordinal) { ["total"] = total });
        var words = System.Text.RegularExpressions.Regex.Count(text, "[a-z]+");
        Task.Delay(5).Wait();
        return $"benign {words} {DateTimeOffset.UnixEpoch.ToLocalTime():O}";
    }

    /// <summary>Changes the path between the supervisor's look and the kernel's: nothing may be opened that was not looked at.</summary>
    private static unsafe string Race(Call call)
    {
        var good = Encoding.UTF8.GetBytes(call.Text(0) + "\0");
        var bad = Encoding.UTF8.GetBytes(call.Text(1) + "\0");
        var shared = new byte[Math.Max(good.Length, bad.Length)];
        var stop = false;
        var leaks = 0;
        fixed (byte* path = shared)
        {
            var swapping = new Thread(() =>
            {
                while (!Volatile.Read(ref stop))
                {
                    good.CopyTo(shared, 0);
                    bad.CopyTo(shared, 0);
                }
            });
            swapping.Start();
            for (var i = 0; i < call.Int(2); i++)
            {
                var result = RawCalls.Call(2, (long)path, 0);
                if (!result.StartsWith("result", StringComparison.Ordinal)) continue;
                var descriptor = int.Parse(result[7..], System.Globalization.CultureInfo.InvariantCulture);
                using var handle = new Microsoft.Win32.SafeHandles.SafeFileHandle(descriptor, true);
                var first = new byte[4];
                RandomAccess.Read(handle, first, 0);
                if (first[0] == (byte)'r') leaks++;
            }
            Volatile.Write(ref stop, true);
            swapping.Join();
        }
        return $"leaks {leaks}";
    }
}
