using System.Collections.Concurrent;
using StatHarness.Core;
using StatHarness.Data.Arrow;

namespace StatHarness.Workbench;

/// <summary>Profiles the columns of a stored dataset, as many at a time as the session has workers.</summary>
internal static class Profiling
{
    public static DatasetProfile Profile(Dataset dataset, int top, CancellationToken cancellationToken)
    {
        var record = dataset.Record;
        var objects = dataset.Session.AppData.Objects;
        var profiles = new ColumnProfile[record.Columns.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = dataset.Session.Workers, CancellationToken = cancellationToken };
        try
        {
            // One column at a time: they take very different times.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, profiles.Length), EnumerablePartitionerOptions.NoBuffering), options, index =>
            {
                var stored = record.Columns[index];
                objects.Check(stored.Object);
                using var column = ColumnFile.Open(objects.PathOf(stored.Object), stored.Name);
                profiles[index] = ColumnProfiles.Of(column, top);
            });
        }
        catch (AggregateException several) when (several.InnerExceptions.OfType<DiagnosticException>().OrderBy(failure => failure.Diagnostic.ToString(), StringComparer.Ordinal).FirstOrDefault() is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        return new(record.DatasetVersionId, record.DataHash, record.Rows, profiles);
    }
}
