using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

/// <summary>Launchers that are not the test process: one that dies, one that is not root.</summary>
public sealed class OtherParents
{
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));

    [SkippableTheory]
    [InlineData("sleep")]
    [InlineData("spin")]
    [InlineData("close")]
    [InlineData("replace")]
    public async Task no_worker_survives_its_parent(string verb)
    {
        _ = Attack.Launcher;
        using var parent = Process.Start(Dotnet, [Attack.WorkerPath, "parent", verb, "40000"]);
        var worker = await UntilAsync(() => ChildOf(parent.Id) is var child && child > 0 && Threads(child) > 4 ? child : 0);
        await Task.Delay(1500); // Let it be assigned: a worker that waits would end for another reason.
        Assert.True(Directory.Exists($"/proc/{worker}"));
        parent.Kill();
        await parent.WaitForExitAsync();
        await UntilAsync(() => IsAlive(worker) ? 0 : 1);
    }

    [SkippableFact]
    public async Task a_worker_that_waits_uses_no_processor_and_ends_with_its_parent()
    {
        _ = Attack.Launcher;
        using var parent = Process.Start(new ProcessStartInfo(Dotnet, [Attack.WorkerPath, "armed"]) { RedirectStandardOutput = true })!;
        Assert.Equal("armed", await parent.StandardOutput.ReadLineAsync().WaitAsync(Attack.Patience));
        var worker = ChildOf(parent.Id);
        Assert.True(worker > 0);
        var (before, parentBefore) = (CpuTicks(worker), CpuTicks(parent.Id));
        await Task.Delay(3000);
        // Hundredths of a second: a loop that spins or polls would use hundreds of them.
        Assert.InRange(CpuTicks(worker) - before, 0, 5);
        Assert.InRange(CpuTicks(parent.Id) - parentBefore, 0, 15);
        parent.Kill();
        await parent.WaitForExitAsync();
        await UntilAsync(() => IsAlive(worker) ? 0 : 1);
    }

    /// <summary>Between its birth and its program a worker is a copy of its parent, with the parent's descriptors; nothing may keep it there.</summary>
    [SkippableFact]
    public async Task a_parent_that_is_killed_while_it_launches_leaves_nobody()
    {
        _ = Attack.Launcher;
        for (var round = 0; round < 30; round++)
        {
            var token = $"round-{round}-of-{Environment.ProcessId}";
            using var parent = Process.Start(new ProcessStartInfo(Dotnet, [Attack.WorkerPath, "launching", token]) { RedirectStandardOutput = true })!;
            Assert.Equal("launching", await parent.StandardOutput.ReadLineAsync().WaitAsync(Attack.Patience));
            // Stopped, it answers nobody any more: whoever is not yet a program stays what it is, and is then left alone.
            var watch = Stopwatch.StartNew();
            while (!HasCopy(parent.Id, token) && watch.Elapsed < TimeSpan.FromSeconds(5)) Thread.Yield();
            _ = Signal(parent.Id, Stop);
            await Task.Delay(20);
            parent.Kill();
            await parent.WaitForExitAsync();
            await UntilAsync(() => Left(token) ? 0 : 1);
        }
    }

    private const int Stop = 19;

    [System.Runtime.InteropServices.DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private static bool HasCopy(int parent, string token) => Children(parent).Any(child => Arguments(child).Contains(token, StringComparison.Ordinal));

    private static IEnumerable<int> Children(int parent)
    {
        foreach (var task in Directory.EnumerateDirectories($"/proc/{parent}/task"))
        {
            string list;
            try
            {
                list = File.ReadAllText(Path.Combine(task, "children"));
            }
            catch (IOException)
            {
                continue;
            }
            foreach (var child in list.Split(' ', StringSplitOptions.RemoveEmptyEntries)) yield return int.Parse(child, CultureInfo.InvariantCulture);
        }
    }

    private static string Arguments(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>A copy of the parent still has its arguments; a worker without parent is a child of the first process.</summary>
    private static bool Left(string token) => Directory.EnumerateDirectories("/proc").Any(process =>
    {
        try
        {
            var arguments = File.ReadAllText(Path.Combine(process, "cmdline"));
            return arguments.Contains(token, StringComparison.Ordinal)
                || (arguments.Contains(Attack.WorkerPath, StringComparison.Ordinal) && File.ReadLines(Path.Combine(process, "status")).Contains("PPid:\t1"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    });

    [SkippableTheory]
    [InlineData("echo", "hello", "Completed|hello||")]
    [InlineData("benign", "", "Completed|benign 1 1970-01-01T00:00:00.0000000+00:00||")]
    [InlineData("read", "/etc/passwd", "Completed|exception UnauthorizedAccessException Access to the path '/etc/passwd' is denied.|/etc/passwd|")]
    public async Task an_ordinary_user_gets_the_same_sandbox(string verb, string word, string expected)
    {
        _ = Attack.Launcher;
        Skip.IfNot(File.Exists("/usr/bin/setpriv") && Environment.UserName == "root", "Needs root and setpriv, to become somebody else.");
        var folder = CopyForEverybody(Path.GetDirectoryName(Attack.WorkerPath)!);
        var worker = Path.Combine(folder, Path.GetFileName(Attack.WorkerPath));
        var start = new ProcessStartInfo("/usr/bin/setpriv", ["--reuid=1234", "--regid=1234", "--clear-groups", Dotnet, worker, "parent", verb, word])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var parent = Process.Start(start)!;
        var output = parent.StandardOutput.ReadToEndAsync();
        var error = parent.StandardError.ReadToEndAsync();
        await parent.WaitForExitAsync().WaitAsync(Attack.Patience);
        Assert.True((await output).StartsWith(expected, StringComparison.Ordinal), await output + await error);
        Assert.Contains("landlock", await output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A checkout may lie where only its owner may go; another user needs a copy.</summary>
    private static string CopyForEverybody(string source)
    {
        var target = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"stat-harness-worker-{Environment.ProcessId}-{Environment.CurrentManagedThreadId}")).FullName;
        foreach (var file in Directory.EnumerateFiles(source)) File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        using var chmod = Process.Start("chmod", ["-R", "a+rX", target]);
        chmod.WaitForExit();
        return target;
    }

    private static async Task<int> UntilAsync(Func<int> probe)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Attack.Patience; await Task.Delay(50))
            if (probe() is var found and > 0) return found;
        Assert.Fail("Nothing happened in time.");
        return 0;
    }

    private static int ChildOf(int parent) =>
        Directory.GetDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .FirstOrDefault(id => id > 0 && Field(id, "PPid") == parent);

    private static bool IsAlive(int process) => Directory.Exists($"/proc/{process}") && Field(process, "Threads") > 0;

    private static int Threads(int process) => Field(process, "Threads");

    /// <summary>User and system time: fields 14 and 15, counted behind the name, which may hold blanks.</summary>
    private static long CpuTicks(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
    }

    private static int Field(int process, string name)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith(name + ":", StringComparison.Ordinal));
            return line is null ? 0 : int.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
