using System.Diagnostics;
using StatHarness.Sandbox;

namespace StatHarness.Benchmarks;

/// <summary>From nothing to a confined, checked, armed worker, against the same program started without confinement.</summary>
internal static class WorkerBenchmark
{
    public static void Run(TextWriter output)
    {
        var worker = Product.Options("appdata").WorkerPath;
        var launcher = new WorkerLauncher(worker, SandboxPolicy.DenyAll);
        try
        {
            var times = Sample.Interleaved(15, () => Armed(launcher), () => Bare(worker));
            output.WriteLine("| what | median ms | ratio |\n|---|--:|--:|");
            output.WriteLine(Sample.Row($"armed worker ({launcher.Isolation.Level})", times[0], times[0] / times[1]));
            output.WriteLine(Sample.Row("the same program without confinement: start, rehearsal, exit", times[1], 1));
        }
        finally
        {
            launcher.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private static void Armed(WorkerLauncher launcher)
    {
        var armed = launcher.StartAsync(512L << 20).GetAwaiter().GetResult();
        armed.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static void Bare(string worker)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", worker) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }
}
