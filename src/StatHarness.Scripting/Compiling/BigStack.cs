using System.Runtime.ExceptionServices;

namespace StatHarness.Scripting;

/// <summary>The compiler recurses over nesting; a thread of its own gives it room, so that hostile source ends in a diagnostic.</summary>
internal static class BigStack
{
    private const int SizeBytes = 64 << 20;

    /// <param name="stackBytes">Of the thread that does the work.</param>
    public static T Run<T>(Func<T> work, int stackBytes = SizeBytes)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Work, stackBytes) { IsBackground = true, Name = "compile" };
        thread.Start();
        thread.Join();
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
