using StatHarness.Core;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest;

/// <summary>One reading of one file: a pass that types and writes, a second for columns that widened late, then the hashes.</summary>
internal sealed class TableWork : IDisposable
{
    private const int MostBufferBytes = 256 << 10, LeastBufferBytes = 4 << 10, AllBufferBytes = 64 << 20;

    private readonly RawFile file;
    private readonly IngestOptions options;
    private readonly IProgress<IngestProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly ColumnBuilder[] builders;
    private bool kept;

    public TableWork(RawFile file, Dialect dialect, string staging, IngestOptions options, IProgress<IngestProgress>? progress, CancellationToken cancellation)
    {
        (this.file, Dialect, this.options, this.progress, this.cancellation) = (file, dialect, options, progress, cancellation);
        var bufferBytes = Math.Clamp(AllBufferBytes / dialect.Names.Count, LeastBufferBytes, MostBufferBytes);
        builders = [.. dialect.Names.Select((name, index) => new ColumnBuilder(name, index, Path.Combine(staging, $"column-{index + 1:00000}.arrow"), bufferBytes))];
    }

    public Dialect Dialect { get; }

    public RowLedger Ledger { get; } = new();

    public IReadOnlyList<StagedColumn> Run()
    {
        Pass("read", Ledger, builders, (builder, block) => builder.Take(block));
        RefuseWhatIsWrong();
        foreach (var builder in builders) builder.Decide();
        var again = Array.FindAll(builders, builder => builder.NeedsSecondPass);
        if (again.Length > 0) Reread(again);
        var columns = new StagedColumn[builders.Length];
        EachOf(builders, builder => columns[builder.Index] = builder.Complete());
        progress?.Report(new("hash", file.Length, file.Length, Ledger.Accepted));
        return columns;
    }

    public IReadOnlyList<ColumnLedger> ColumnLedgers() => [.. builders.Select((builder, index) => builder.Ledger(index == 0 ? Dialect.HeaderNote : null))];

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

    private void Reread(ColumnBuilder[] again)
    {
        var second = new RowLedger();
        try
        {
            Pass("reread", second, again, (builder, block) => builder.TakeAgain(block));
        }
        catch (CellChangedException)
        {
            throw IngestDiagnostics.Changed(file.Name);
        }
        if (second.Physical != Ledger.Physical || second.Accepted != Ledger.Accepted) throw IngestDiagnostics.Changed(file.Name);
    }

    /// <summary>Reads ahead one block while the columns of the block before are parsed.</summary>
    private void Pass(string phase, RowLedger ledger, ColumnBuilder[] targets, Action<ColumnBuilder, RowBlock> take)
    {
        using var utf8 = file.OpenUtf8(out var raw);
        using var owned = raw;
        var reader = new RowReader(utf8, raw, file.Name, Dialect, Dialect.Names.Count, options, ledger);
        RowBlock block = new() { Columns = Dialect.Names.Count }, ahead = new() { Columns = Dialect.Names.Count };
        var more = reader.Read(block);
        while (more)
        {
            cancellation.ThrowIfCancellationRequested();
            var accepted = ledger.Accepted;
            if (accepted > int.MaxValue - 64) throw IngestDiagnostics.TooManyRows(file.Name);
            var refusing = ledger.Rejected > 0 && !options.AllowRejects;
            var (target, full) = (ahead, block);
            var reading = options.ThreadCount > 1 ? Task.Run(() => reader.Read(target), CancellationToken.None) : null;
            try
            {
                if (!refusing) EachOf(targets, builder => take(builder, full));
            }
            finally
            {
                more = reading is null ? reader.Read(target) : reading.GetAwaiter().GetResult();
            }
            progress?.Report(new(phase, full.BytesDone, file.Length, accepted));
            (block, ahead) = (ahead, block);
        }
    }

    private void EachOf(ColumnBuilder[] targets, Action<ColumnBuilder> act)
    {
        if (options.ThreadCount == 1 || targets.Length == 1)
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
        if (Ledger.Rejected > 0 && !options.AllowRejects)
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
