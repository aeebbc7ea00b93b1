using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>One reading of one file: a pass that types and writes, a second for columns that widened late, then the hashes.</summary>
internal sealed class TableWork : IDisposable
{
    /// <summary>Each holds a block, and since one reads at a time, more would only wait.</summary>
    private const int MostThreads = 8;

    private const int MostBufferBytes = 256 << 10, LeastBufferBytes = 4 << 10, AllBufferBytes = 16 << 20;

    private readonly RawFile file;
    private readonly IngestOptions options;
    private readonly IProgress<IngestProgress>? progress;
    private readonly CancellationToken cancellation;
    private List<ColumnBuilder> builders = [];
    private readonly TableReading reading;
    private readonly string staging;
    private readonly TypeHints hints;
    private readonly BlockRelay relay;
    private bool kept;

    public TableWork(RawFile file, TableReading reading, string staging, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        (this.file, this.reading, this.staging, this.options, this.progress, cancellation) = (file, reading, staging, options, progress, cancellationToken);
        hints = TypeHints.Of(options, file.Name);
        relay = new(Math.Min(options.ThreadCount, MostThreads));
    }

    public RowLedger Ledger { get; } = new();

    public IReadOnlyList<StagedColumn> Run()
    {
        Pass("read", Ledger, (builder, block) => builder.Take(block));
        RefuseWhatIsWrong();
        ForcedType.CheckNames(options, [.. builders.Select(builder => builder.Name)], file.Name);
        foreach (var builder in builders) builder.Decide();
        if (builders.Exists(builder => builder.NeedsSecondPass)) Reread();
        var columns = new StagedColumn[builders.Count];
        EachOf(builders, builder => columns[builder.Index] = builder.Complete());
        if (options.Strict && ColumnLedgers().FirstOrDefault(column => column.LossyCasts > 0) is { } lossy) throw IngestDiagnostics.Lossy(file.Name, lossy.Name, lossy.LossyCasts);
        progress?.Report(new("hash", file.Length, file.Length, Ledger.Accepted));
        return columns;
    }

    public IReadOnlyList<ColumnLedger> ColumnLedgers() => [.. builders.Select(builder => builder.Ledger())];

    /// <summary>The column files stay when this is disposed.</summary>
    public void Keep() => kept = true;

    public void Dispose()
    {
        foreach (var builder in builders)
        {
            builder.Dispose();
            if (!kept) File.Delete(builder.Path);
        }
    }

    private void Reread()
    {
        var second = new RowLedger();
        var again = builders.FindAll(builder => builder.NeedsSecondPass).ToHashSet();
        try
        {
            Pass("reread", second, (builder, block) =>
            {
                if (again.Contains(builder)) builder.TakeAgain(block);
            });
        }
        catch (CellChangedException)
        {
            throw IngestDiagnostics.Changed(file.Name);
        }
        if (second.Physical != Ledger.Physical || second.Accepted != Ledger.Accepted) throw IngestDiagnostics.Changed(file.Name);
    }

    /// <summary>Blocks go through the columns on as many threads as there may be.</summary>
    private void Pass(string phase, RowLedger ledger, Action<ColumnBuilder, RowBlock> take)
    {
        using var source = reading.Open(ledger);
        var rows = 0L;
        relay.Run(Fill, Take);
        Meet(source.Names, rows);

        bool Fill(RowBlock block)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!source.Read(block)) return false;
            Meet(source.Names, rows);
            rows += block.Rows;
            if (rows > int.MaxValue - 64) throw IngestDiagnostics.TooManyRows(file.Name);
            progress?.Report(new(phase, source.BytesDone, file.Length, rows));
            return true;
        }

        void Take(RowBlock block)
        {
            var mine = Volatile.Read(ref builders);
            // Columns that were met behind this block are no matter of it, and come after those that are.
            var count = mine.FindLastIndex(builder => builder.FirstBlock <= block.Number) + 1;
            for (var index = 0; index < count; index++)
            {
                relay.Await(ref mine[index].Turn, ref mine[count - 1].Turn, block);
                if (block.Rows > 0) take(mine[index], block);
                BlockRelay.Pass(ref mine[index].Turn, block);
            }
        }
    }

    /// <summary>A column that comes late was missing in all rows before.</summary>
    private void Meet(IReadOnlyList<string> names, long rows)
    {
        if (names.Count == builders.Count) return;
        var bufferBytes = Math.Clamp(AllBufferBytes / names.Count, LeastBufferBytes, MostBufferBytes);
        // The threads that parse walk the list they know: a longer one takes its place.
        var more = new List<ColumnBuilder>(builders);
        for (var index = builders.Count; index < names.Count; index++)
            more.Add(new(names[index], index, Path.Combine(staging, $"column-{index + 1:00000}.arrow"), bufferBytes, (int)rows, hints, ForcedType.Asked(options, names[index], file.Name)) { FirstBlock = relay.Next, Turn = relay.Next });
        Volatile.Write(ref builders, more);
    }

    private void EachOf(List<ColumnBuilder> targets, Action<ColumnBuilder> act)
    {
        if (options.ThreadCount == 1 || targets.Count == 1)
        {
            foreach (var target in targets) act(target);
            return;
        }
        try
        {
            Parallel.ForEach(targets, new ParallelOptions { MaxDegreeOfParallelism = options.ThreadCount, CancellationToken = cancellation }, act);
        }
        catch (AggregateException problems)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }

    private void RefuseWhatIsWrong()
    {
        if (Ledger.Rejected > 0 && options.Strict)
        {
            var first = Ledger.Rejects[0];
            var place = new Place(file.Name, first.Line, Ledger.FirstRejectColumn);
            throw first.Code == IngestDiagnostics.TextAfterQuote
                ? IngestDiagnostics.BadQuote(place, first.Reason, Ledger.Rejected)
                : IngestDiagnostics.Ragged(place, first.Reason, Ledger.Rejected);
        }
        if (Ledger.Accepted == 0) throw IngestDiagnostics.NoRows(file.Name, Ledger.Rejected);
    }
}
