using System.Runtime.ExceptionServices;

namespace StatHarness.Ingest;

/// <summary>
/// Each thread reads a block, one after the other, and takes it through all columns itself, while the next reads on: what one core read stays near that core, and a
/// column gets its blocks in order because nobody overtakes. Who has to wait sleeps and does not spin, since the cores are needed by those who work.
/// </summary>
/// <param name="threads">The one that calls <see cref="Run"/> among them.</param>
internal sealed class BlockRelay(int threads)
{
    private readonly Lock reading = new();
    private readonly object gate = new();
    private bool ended;
    private Exception? problem;

    /// <summary>Number of the next block to be read; a column that is met while it is read starts with it.</summary>
    public long Next { get; private set; }

    /// <summary>Until <paramref name="fill"/> has no more; then throws what the first to fail threw.</summary>
    /// <param name="fill">Fills a block; false when there is none left. Never called by two at once.</param>
    /// <param name="take">Takes it through all columns, see <see cref="Await"/>.</param>
    public void Run(Func<RowBlock, bool> fill, Action<RowBlock> take)
    {
        ended = false;
        var others = Enumerable.Range(1, threads - 1).Select(number => new Thread(() => Work(fill, take)) { IsBackground = true, Name = $"ingest {number}" }).ToArray();
        foreach (var thread in others) thread.Start();
        Work(fill, take);
        foreach (var thread in others) thread.Join();
        if (problem is not null) ExceptionDispatchInfo.Throw(problem);
    }

    /// <summary>Until all blocks before this one went through the column.</summary>
    /// <param name="column">Number of the block whose turn it is there.</param>
    /// <param name="last">The same of the last column: who came too early lets the one before finish, or they would wait for each other at every column.</param>
    /// <exception cref="AbandonedException">Another thread failed.</exception>
    public void Await(ref long column, ref long last, RowBlock block)
    {
        if (Volatile.Read(ref column) == block.Number) return;
        lock (gate)
        {
            // The last column may be new with this block: then the one before does not have it.
            while (problem is null && (Volatile.Read(ref column) != block.Number || Volatile.Read(ref last) != block.Number)) Monitor.Wait(gate);
            if (problem is not null) throw new AbandonedException();
        }
    }

    /// <summary>The next block may come to the column.</summary>
    public static void Pass(ref long column, RowBlock block) => Volatile.Write(ref column, block.Number + 1);

    private void Work(Func<RowBlock, bool> fill, Action<RowBlock> take)
    {
        var block = new RowBlock();
        try
        {
            while (Read(block, fill))
            {
                take(block);
                lock (gate) Monitor.PulseAll(gate);
            }
        }
        catch (AbandonedException)
        {
            // Who failed is thrown in the end.
        }
        catch (Exception found)
        {
            lock (gate)
            {
                problem ??= found;
                Monitor.PulseAll(gate);
            }
        }
    }

    private bool Read(RowBlock block, Func<RowBlock, bool> fill)
    {
        lock (reading)
        {
            if (ended || Volatile.Read(ref problem) is not null) return false;
            // Also when reading fails: whoever comes next must not go on from there, and may come before the failure is known.
            ended = true;
            if (!fill(block)) return false;
            ended = false;
            block.Number = Next++;
            return true;
        }
    }

    /// <summary>Goes no further than <see cref="Work"/>.</summary>
    private sealed class AbandonedException : Exception;
}
