using System.Text;
using StatHarness.Core;

namespace StatHarness.Ingest;

/// <summary>Names of the columns from the header rows: each one once, none empty.</summary>
internal static class ColumnNames
{
    public static List<string> Of(DelimiterSample sample, int headerRows, Place place, IngestOptions options, List<string> notes)
    {
        var columns = headerRows == 0 ? sample.Width(sample.Anchor) : Anchors.Columns(sample);
        if (columns > options.MaxColumns) throw IngestDiagnostics.TooManyColumns(place, columns, options.MaxColumns);
        var titles = headerRows switch
        {
            0 => new string[columns],
            1 => Row(sample, sample.Anchor),
            _ => Joined(sample),
        };
        if (headerRows > 0 && Anchors.HasRowNames(sample))
        {
            titles = ["row_name", .. titles];
            notes.Add("The header names one column less than the rows have; the first column was called 'row_name', as R writes tables.");
        }
        return Distinct(titles, columns, place, options.Strict, notes);
    }

    private static string[] Row(DelimiterSample sample, int record) => record >= sample.Count ? [] : [.. sample.Cells(record).Select(cell => Encoding.UTF8.GetString(cell).Trim())];

    /// <summary>Group and name as <c>a / b</c>; a group goes on until the next one.</summary>
    private static string[] Joined(DelimiterSample sample)
    {
        string[] groups = Row(sample, sample.Anchor), names = Row(sample, sample.Anchor + 1);
        var group = "";
        var joined = new string[Math.Max(groups.Length, names.Length)];
        for (var column = 0; column < joined.Length; column++)
        {
            if (column < groups.Length && groups[column].Length > 0) group = groups[column];
            var name = column < names.Length ? names[column] : "";
            joined[column] = group.Length == 0 ? name : name.Length == 0 ? group : $"{group} / {name}";
        }
        return joined;
    }

    private static List<string> Distinct(string[] titles, int columns, Place place, bool strict, List<string> notes)
    {
        var all = titles.Where(title => title is { Length: > 0 }).ToHashSet(StringComparer.Ordinal);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<string>(columns);
        var renamed = new List<string>();
        for (var column = 0; column < columns; column++)
        {
            var name = column < titles.Length && titles[column] is { Length: > 0 } title ? title : $"column_{column + 1}";
            if (!seen.TryAdd(name, column + 1))
            {
                if (strict) throw IngestDiagnostics.DuplicateHeader(place, name, seen[name], column + 1);
                var number = 2;
                while (all.Contains($"{name}_{number}") || !seen.TryAdd($"{name}_{number}", column + 1)) number++;
                name = $"{name}_{number}";
                renamed.Add(name);
            }
            names.Add(name);
        }
        if (renamed.Count > 0) notes.Add($"The header uses names twice; later ones were called {string.Join(", ", renamed.Take(10).Select(name => $"'{name}'"))}{(renamed.Count > 10 ? " and so on" : "")}.");
        return names;
    }
}
