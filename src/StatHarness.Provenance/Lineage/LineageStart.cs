using System.Text;

namespace StatHarness.Provenance;

/// <summary>What an id or the beginning of one names.</summary>
internal static class LineageStart
{
    private const int ShortestPrefix = 6;
    private const int RunsSearched = 300;

    /// <summary>Everything it may name; one when it is clear.</summary>
    public static IReadOnlyList<Thing> Find(LineageReader reader, string given, string? onlyRun)
    {
        if (given == "latest") return [.. reader.Reported(1).Select(row => new Thing("run", row.RunId, row.RunId))];
        var id = given.StartsWith("f-", StringComparison.Ordinal) || given.StartsWith("r-", StringComparison.Ordinal) ? given[2..] : given;
        if (id.Length < ShortestPrefix) return [];
        var found = new List<Thing>();
        if (!given.StartsWith("f-", StringComparison.Ordinal))
        {
            foreach (var kind in (string[])["run", "dataset", "upload", "report", "result"]) found.AddRange(reader.Index.Like(kind, id).Select(match => new Thing(kind, match, kind == "run" ? match : null)));
            if (found.Count == 0 && reader.Dataset(id) is { } dataset) found.Add(new("dataset", dataset.DatasetVersionId));
            if (found.Count == 0) found.AddRange(reader.WithColumn(id).SelectMany(holder => holder.Columns).Select(column => column.Object.ToString())
                .Where(digest => digest.StartsWith(id, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Select(digest => new Thing("column", digest)));
        }
        if (found.Count == 0) found.AddRange(FindingsLike(reader, id, onlyRun));
        return found;
    }

    /// <summary>The newest run that has such a finding: the catalogue does not list findings, so reports are searched as bytes before they are read.</summary>
    private static IEnumerable<Thing> FindingsLike(LineageReader reader, string prefix, string? onlyRun)
    {
        if (!prefix.All(char.IsAsciiHexDigitLower)) return [];
        var needle = Encoding.UTF8.GetBytes($"\"finding_id\":\"{prefix}");
        foreach (var row in reader.Reported(RunsSearched).Where(row => onlyRun is null || row.RunId == onlyRun))
        {
            var path = Path.Combine(row.Directory, "report.json");
            if (!File.Exists(path) || File.ReadAllBytes(path).AsSpan().IndexOf(needle) < 0 || reader.Report(row.RunId) is not { } report) continue;
            return report.Findings.Select(finding => finding.FindingId.ToString()).Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Select(id => new Thing("finding", id, row.RunId));
        }
        return [];
    }
}
