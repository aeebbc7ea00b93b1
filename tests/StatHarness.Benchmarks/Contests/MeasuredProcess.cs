using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace StatHarness.Benchmarks;

/// <summary>What one process used, its own children included, as the kernel counted it.</summary>
/// <param name="Exit">Its exit code; 128 + signal when it was killed.</param>
/// <param name="PeakMegabytes">Largest resident set, in 2²⁰ bytes. Never below that of this program, which a child starts as.</param>
internal sealed record Usage(int Exit, double CpuSeconds, double WallSeconds, double PeakMegabytes, string Output, string Error);

/// <summary>Runs a program to its end and asks the kernel what it used (<c>wait4</c>).</summary>
internal static partial class MeasuredProcess
{
    private const int WriteCreateTruncate = 0x1 | 0x40 | 0x200;

    /// <param name="command">Program, found on the path, and its arguments.</param>
    /// <param name="environment">Added to the environment of this process.</param>
    public static unsafe Usage Run(IReadOnlyList<string> command, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("stat-harness-measured-").FullName;
        var (output, error) = (Path.Combine(folder, "out"), Path.Combine(folder, "err"));
        // posix_spawn_file_actions_t has 80 bytes with glibc and less with musl.
        var actions = stackalloc byte[256];
        nint[] arguments = Native(command), variables = Native(Variables(environment));
        try
        {
            Check(FileActionsInit(actions));
            Check(FileActionsAddOpen(actions, 0, "/dev/null", 0, 0));
            Check(FileActionsAddOpen(actions, 1, output, WriteCreateTruncate, 384));
            Check(FileActionsAddOpen(actions, 2, error, WriteCreateTruncate, 384));
            var watch = Stopwatch.StartNew();
            int pid;
            fixed (nint* argv = arguments, envp = variables) Check(Spawn(&pid, argv[0], actions, 0, argv, envp));
            var (exit, used) = Await(pid);
            var wall = watch.Elapsed.TotalSeconds;
            return new(exit, Seconds(used[0], used[1]) + Seconds(used[2], used[3]), wall, used[4] / 1024.0, File.ReadAllText(output), File.ReadAllText(error));
        }
        finally
        {
            _ = FileActionsDestroy(actions);
            foreach (var text in arguments.Concat(variables)) Marshal.FreeCoTaskMem(text);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>Exit code and <c>struct rusage</c>: user and system time as seconds and microseconds, then the peak in KiB.</returns>
    private static unsafe (int Exit, long[] Used) Await(int pid)
    {
        var used = new long[18];
        int status;
        fixed (long* usage = used)
        {
            const int Interrupted = 4;
            while (Wait4(pid, &status, 0, usage) != pid)
                if (Marshal.GetLastPInvokeError() != Interrupted) throw new InvalidOperationException($"wait4 failed with {Marshal.GetLastPInvokeError()}.");
        }
        return ((status & 0x7F) == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F), used);
    }

    /// <summary>As C wants them: a null ends the list.</summary>
    private static nint[] Native(IEnumerable<string> texts) => [.. texts.Select(Marshal.StringToCoTaskMemUTF8), 0];

    private static double Seconds(long whole, long micros) => whole + micros / 1e6;

    private static IEnumerable<string> Variables((string Name, string Value)[] added) =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(entry => (Name: (string)entry.Key, Value: (string)entry.Value!))
            .Where(variable => added.All(other => other.Name != variable.Name)).Concat(added).Select(variable => $"{variable.Name}={variable.Value}");

    private static void Check(int error)
    {
        if (error != 0) throw new InvalidOperationException($"The program could not be started: {Marshal.GetPInvokeErrorMessage(error)}.");
    }

    [LibraryImport("libc", EntryPoint = "posix_spawnp")]
    private static unsafe partial int Spawn(int* pid, nint file, byte* actions, nint attributes, nint* arguments, nint* environment);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    private static unsafe partial int FileActionsInit(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    private static unsafe partial int FileActionsDestroy(byte* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addopen", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int FileActionsAddOpen(byte* actions, int descriptor, string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "wait4", SetLastError = true)]
    private static unsafe partial int Wait4(int pid, int* status, int options, long* usage);
}
