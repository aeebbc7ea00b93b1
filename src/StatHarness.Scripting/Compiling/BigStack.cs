using System.Runtime.ExceptionServices;

namespace StatHarness.Scripting;

/// <summary>The compiler recurses over nesting; a thread of its own gives it room, so that hostile source ends in a diagnostic.</summary>
internal static class BigStack
{
    private const int SizeBytes = 64 << 20, LookEveryMs = 50;

    /// <param name="stackBytes">Of the thread that does the work.</param>
    /// <param name="limit">
    /// Processor time that the process may use meanwhile: the compiler looks at its token between methods only, and one method can take
    /// it for ever. Not the time of the clock, which on a busy machine says little.
    /// </param>
    /// <exception cref="TimeoutException">The thread works on, of no use to anybody; the process of a worker ends soon.</exception>
    public static T Run<T>(Func<T> work, int stackBytes = SizeBytes, TimeSpan? limit = null)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Work, stackBytes) { IsBackground = true, Name = "compile" };
        thread.Start();
        var until = limit is { } time ? Environment.CpuUsage.TotalTime + time : TimeSpan.MaxValue;
        while (!thread.Join(limit is null ? Timeout.Infinite : LookEveryMs))
            if (Environment.CpuUsage.TotalTime > until) throw new TimeoutException("It takes too long.");
        failure?.Throw();
        return result;

        void Work()
        {
            try
            {
                result = work();
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }
}
