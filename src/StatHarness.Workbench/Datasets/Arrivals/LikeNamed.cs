using System.Diagnostics;
using StatHarness.Core.Json;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Cards;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Compares a dataset with the one that came last under the same or a similar name.</summary>
internal static class LikeNamed
{
    public static Comparison? Find(AppData store, string fileName, DatasetRecord now)
    {
        if (fileName == TableSource.StandardInput) return null;
        if (store.Datasets.LatestLike(fileName, name => LikeName.Are(name, fileName), now.Source.RawSha256) is not { } earlier) return null;
        var before = earlier.Dataset;
        var types = before.Columns.ToDictionary(column => column.Name, column => column.Type, StringComparer.Ordinal);
        var names = now.Columns.Select(column => column.Name).ToHashSet(StringComparer.Ordinal);
        var time = TimeColumn(before, now);
        return new(
            earlier.FileName, earlier.SeenAt, before.DatasetVersionId, before.DataHash, before.DataHash == now.DataHash, before.Rows, now.Rows,
            [.. now.Columns.Select(column => column.Name).Where(name => !types.ContainsKey(name))],
            [.. before.Columns.Select(column => column.Name).Where(name => !names.Contains(name))],
            [.. now.Columns.Where(column => types.GetValueOrDefault(column.Name, column.Type) != column.Type).Select(column => $"{column.Name}: {Word(types[column.Name])} → {Word(column.Type)}")],
            Roles(before, now), time,
            time is null ? null : Span(store, before, time), time is null ? null : Span(store, now, time));
    }

    /// <summary>Many columns may play these; that they come and go shows in the columns.</summary>
    private static readonly HashSet<string> Shared = new(["numeric", "category", "text"], StringComparer.Ordinal);

    private static List<string> Roles(DatasetRecord before, DatasetRecord now)
    {
        var changed = new List<string>();
        foreach (var role in before.Roles.Concat(now.Roles).Select(role => role.Role).Distinct(StringComparer.Ordinal).Where(role => !Shared.Contains(role)).Order(StringComparer.Ordinal))
        {
            string was = Columns(before, role), isNow = Columns(now, role);
            if (was != isNow) changed.Add($"{role}: {was} → {isNow}");
        }
        return changed;

        static string Columns(DatasetRecord dataset, string role) =>
            string.Join(", ", dataset.Roles.Where(known => known.Role == role).Select(known => known.Column).Order(StringComparer.Ordinal).DefaultIfEmpty("none"));
    }

    /// <summary>One that plays a time role before any other, in both tables.</summary>
    private static string? TimeColumn(DatasetRecord before, DatasetRecord now)
    {
        var shared = now.Columns.Where(column => IsTime(column.Type) && before.Columns.Any(other => other.Name == column.Name && IsTime(other.Type))).Select(column => column.Name).ToList();
        var playing = now.Roles.Where(role => role.Role.StartsWith("timestamp", StringComparison.Ordinal)).OrderByDescending(role => role.Role == "timestamp_start").Select(role => role.Column);
        return playing.Concat(shared).FirstOrDefault(shared.Contains);
    }

    private static bool IsTime(ColumnType type) => type is ColumnType.Date or ColumnType.Timestamp or ColumnType.TimestampZoned;

    private static TimeSpanRecord? Span(AppData store, DatasetRecord dataset, string name)
    {
        var record = dataset.Columns.First(column => column.Name == name);
        if (!store.Objects.Contains(record.Object)) return null;
        using var column = ColumnFile.Open(store.Objects.PathOf(record.Object), name);
        return column switch
        {
            DateColumn dates => Span(dates, dates.Values),
            TimestampColumn times => Span(times, times.Values),
            _ => throw new UnreachableException(column.GetType().Name),
        };
    }

    private static TimeSpanRecord? Span<T>(Column column, ReadOnlySpan<T> values)
        where T : IComparable<T>
    {
        int first = -1, last = -1;
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row)) continue;
            if (first < 0 || values[row].CompareTo(values[first]) < 0) first = row;
            if (last < 0 || values[row].CompareTo(values[last]) > 0) last = row;
        }
        return first < 0 ? null : new(column.Text(first)!, column.Text(last)!);
    }

    private static string Word(ColumnType type) => HarnessJson.Node(type).GetValue<string>();
}
