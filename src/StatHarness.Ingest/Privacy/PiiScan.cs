using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Privacy;

/// <summary>
/// Which columns hold personal data, by shape, validator and column name (catalogue §6). Every distinct text is looked at, and whole
/// numbers and dates where they can be such data. Says kinds and counts, never a value.
/// </summary>
internal static class PiiScan
{
    /// <param name="columns">Records with their opened columns.</param>
    /// <param name="staged">The same columns, with what was seen in passing.</param>
    /// <param name="resource">Column that plays the role of the person who works, if any.</param>
    public static PiiRecord Of(IReadOnlyList<(ColumnRecord Record, Column Column)> columns, IReadOnlyList<StagedColumn> staged, string? resource)
    {
        long scanned = 0;
        var found = new List<PiiColumn>();
        foreach (var (record, column) in columns)
        {
            var header = new HeaderWords(record.Name);
            if (column is TextColumn text)
            {
                scanned += new TextEntries(text).Count;
                found.AddRange(new TextScan(text, record, header, staged[record.Index].Texts!).Run(record.Name == resource));
            }
            else if (column is Int64Column numbers)
            {
                found.AddRange(NumberScan.Of(numbers, staged[record.Index].Wholes!, header));
            }
            if (header.SaysBirth && BirthScan.Of(column) is { } birth) found.Add(birth);
        }
        return new(PiiRule.Scanner, scanned, found);
    }
}
