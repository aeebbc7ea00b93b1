using System.Runtime.ExceptionServices;

namespace StatHarness.Ingest;

/// <summary>
/// One thread fills blocks, others work on them, each on all blocks in order: a ring, so that memory is bounded. Who has nothing to do sleeps and does not spin,
/// since the cores are needed by those who have.
/// </summary>
internal sealed class BlockRing(int workers)
{
    private const int Size = 3;

    private readonly object gate = new();
    private readonly RowBlock[] blocks = [.. Enumerable.Range(0, Size).Select(_ => new RowBlock())];
    private readonly long[] done = new long[workers];
    private long filled;
    private bool ended;
    private Exception? problem;

    /// <summary>Fills on the calling thread and works on others, until <paramref name="fill"/> has no more; then throws what the first to fail threw.</summary>
    /// <param name="fill">Fills a block; false when there is none left.</param>
    /// <param name="work">Gets its own number, and each block in order.</param>
    public void Run(Func<RowBlock, bool> fill, Action<int, RowBlock> work)
    {
        var threads = Enumerable.Range(0, workers).Select(worker => new Thread(() => Work(worker, work)) { IsBackground = true, Name = "ingest columns" }).ToArray();
        foreach (var thread in threads) thread.Start();
        try
        {
            while (NextFree() is { } block && fill(block)) Publish();
        }
        catch (Exception found)
        {
            Fail(found);
        }
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
        foreach (var thread in threads) thread.Join();
        if (problem is not null) ExceptionDispatchInfo.Throw(problem);
    }

    private void Work(int worker, Action<int, RowBlock> work)
    {
        try
        {
            while (NextFull(worker) is { } block)
            {
                work(worker, block);
                lock (gate)
                {
                    done[worker]++;
                    Monitor.PulseAll(gate);
                }
            }
        }
        catch (Exception found)
        {
            Fail(found);
        }
    }

    private RowBlock? NextFree()
    {
        lock (gate)
        {
            while (problem is null && filled - done.Min() >= Size) Monitor.Wait(gate);
            return problem is null ? blocks[filled % Size] : null;
        }
    }

    private RowBlock? NextFull(int worker)
    {
        lock (gate)
        {
            while (problem is null && done[worker] == filled && !ended) Monitor.Wait(gate);
            return problem is null && done[worker] < filled ? blocks[done[worker] % Size] : null;
        }
    }

    private void Publish()
    {
        lock (gate)
        {
            filled++;
            Monitor.PulseAll(gate);
        }
    }

    private void Fail(Exception found)
    {
        lock (gate)
        {
            problem ??= found;
            Monitor.PulseAll(gate);
        }
    }
}
