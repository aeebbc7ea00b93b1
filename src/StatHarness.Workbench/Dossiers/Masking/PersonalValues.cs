using System.Globalization;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Data.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Gathers what a masked dossier must not hold: values of personal columns, cells of other text columns, names of files, machine and user.</summary>
internal static class PersonalValues
{
    private const int MostCells = 200_000;
    private const int ShortestWord = 3;

    public static MaskPatterns Of(AppData store, DatasetRecord? dataset, IReadOnlySet<string> ours)
    {
        var patterns = new MaskPatterns(ours);
        AddMachine(patterns, store);
        if (dataset is null) return patterns;
        AddFileNames(patterns, store, dataset);
        var kinds = dataset.Pii.Columns.GroupBy(column => column.Column, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Select(column => column.Type).ToList(), StringComparer.Ordinal);
        // Personal columns first: a value that stands in both is personal.
        foreach (var column in dataset.Columns.OrderByDescending(column => kinds.ContainsKey(column.Name)).ThenBy(column => column.Index)) AddColumn(patterns, store, column, kinds.GetValueOrDefault(column.Name));
        foreach (var reject in dataset.Ledger.Rejects) patterns.Add(reject.Raw, "row", isPersonal: true);
        return patterns;
    }

    private static void AddMachine(MaskPatterns patterns, AppData store)
    {
        patterns.Add(store.Root, "path", isPersonal: true);
        patterns.Add(AppContext.BaseDirectory, "path", isPersonal: true);
        patterns.Add(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), "path", isPersonal: true);
        patterns.Add(Environment.MachineName, "host", isPersonal: true);
    }

    private static void AddFileNames(MaskPatterns patterns, AppData store, DatasetRecord dataset)
    {
        var names = store.Lineage.Instances(dataset.Source.RawSha256.ToString(), 1000).Items.Select(instance => instance.FileName).Append(dataset.Source.FileName);
        foreach (var name in names)
        {
            patterns.Add(name, "file_name", isPersonal: true);
            patterns.Add(Path.GetFileNameWithoutExtension(name), "file_name", isPersonal: true);
        }
    }

    private static void AddColumn(MaskPatterns patterns, AppData store, ColumnRecord record, List<string>? kinds)
    {
        if ((kinds is null && record.Type != ColumnType.Text) || !store.Objects.Contains(record.Object)) return;
        using var column = ColumnFile.Open(store.Objects.PathOf(record.Object), record.Name);
        foreach (var value in Values(column))
        {
            if (kinds is not null) AddPersonal(patterns, value, kinds);
            else if (patterns.CellCount < MostCells) patterns.Add(value, "cell", isPersonal: false);
        }
    }

    private static IEnumerable<string> Values(Column column)
    {
        if (column is TextColumn { IsPlain: false } coded)
        {
            for (var code = 0; code < coded.Dictionary.Count; code++) yield return coded.Dictionary[code];
            yield break;
        }
        for (var row = 0; row < column.Length; row++)
            if (column.Text(row) is { } value) yield return value;
    }

    /// <summary>Not only the value: names are known by each of their words, addresses by what stands before the @, dates by their other orders.</summary>
    private static void AddPersonal(MaskPatterns patterns, string value, List<string> kinds)
    {
        var kind = kinds[0];
        patterns.Add(value, kind, isPersonal: true);
        if (kinds.Contains("person_name", StringComparer.Ordinal))
        {
            foreach (var word in value.Split((char[])[' ', ',', ';', '.', '-', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord)) patterns.Add(word, kind, isPersonal: true);
            if (value.Split((char[])[' ', ','], StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } words) patterns.Add(string.Join(' ', words.Reverse()), kind, isPersonal: true);
        }
        var at = value.IndexOf('@', StringComparison.Ordinal);
        if (at >= ShortestWord) patterns.Add(value[..at], kind, isPersonal: true);
        if (DateOnly.TryParseExact(value.Length >= 10 ? value[..10] : value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            foreach (var order in (string[])["yyyyMMdd", "ddMMyyyy", "MMddyyyy"]) patterns.Add(day.ToString(order, CultureInfo.InvariantCulture), kind, isPersonal: true);
        }
    }
}
