using System.Runtime.CompilerServices;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Privacy;

/// <summary>One text column: each distinct text once, then the rows that hold a flagged one.</summary>
internal sealed class TextScan(TextColumn column, ColumnRecord record, HeaderWords header, TextGlance glance)
{
    private const int Names = 1 << 8;

    private readonly long[] candidates = new long[PiiRule.All.Count];
    private readonly long[] score = new long[PiiRule.All.Count];

    private readonly TextEntries texts = new(column);

    /// <summary>Hashes of the texts that were counted, where a text can come again.</summary>
    private readonly HashSet<long> counted = [];

    /// <summary>Kinds by entry, one bit each; made when the first is found.</summary>
    private ushort[]? flags;

    public IEnumerable<PiiColumn> Run(bool isResource)
    {
        if (glance.MayBePersonal || glance.IsForeign) Look();
        var names = NameScan.Of(column, header, isResource);
        if (names is not null)
            foreach (var entry in names.Entries) Flag(entry, Names);
        if (flags is null) yield break;
        var (rows, distinct) = Count();
        foreach (var rule in PiiRule.All)
        {
            var kind = (int)rule.Kind;
            if (distinct[kind] == 0) continue;
            var said = header.Says(rule.Kind);
            var total = score[kind] - (rule.Doubt * Math.Max(0, candidates[kind] - distinct[kind])) + (said ? PiiRule.HeaderPoints : 0) - (rule.Kind == PiiKind.Ipv4 && header.SaysVersion ? 60 : 0);
            if (total < 10) continue;
            yield return new(record.Name, rule.Type, rule.Rule, rows[kind], distinct[kind], candidates[kind], PiiRule.Confidence(total),
                $"{distinct[kind]} of {candidates[kind]} distinct values of this shape {rule.Valid}{(said ? "; the column name says so too" : "")}");
        }
        if (names is not null) yield return new(record.Name, "person_name", names.Rule, rows[8], distinct[8], texts.Count, names.Confidence, names.Why);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look()
    {
        var finder = new PiiFinder(header);
        for (var entry = 0; entry < texts.Count; entry++)
        {
            var hits = finder.Find(texts[entry]);
            if (hits.Count > 0) Take(entry, hits, isNew: texts.AreDistinct || counted.Add(TextEntries.Hash(texts[entry])));
        }
    }

    private void Take(int entry, List<PiiHit> hits, bool isNew)
    {
        var (seen, valid) = (0, 0);
        foreach (var hit in hits)
        {
            var bit = 1 << (int)hit.Kind;
            if (isNew && (seen & bit) == 0) candidates[(int)hit.Kind]++;
            seen |= bit;
            if (!hit.IsValid || (valid & bit) != 0) continue;
            valid |= bit;
            if (isNew) score[(int)hit.Kind] += hit.Weight;
        }
        if (valid != 0) Flag(entry, valid);
    }

    private void Flag(int entry, int bits) => (flags ??= new ushort[texts.Count])[entry] |= (ushort)bits;

    private (long[] Rows, long[] Distinct) Count()
    {
        var (rows, distinct) = (new long[9], new long[9]);
        for (var row = 0; row < column.Length; row++)
            if (!column.IsNull(row) && flags![texts.OfRow(row)] is var bits and not 0) Add(rows, bits);
        counted.Clear();
        for (var entry = 0; entry < flags!.Length; entry++)
            if (flags[entry] != 0 && (texts.AreDistinct || counted.Add(TextEntries.Hash(texts[entry])))) Add(distinct, flags[entry]);
        return (rows, distinct);
    }

    private static void Add(long[] counts, int bits)
    {
        for (var kind = 0; bits != 0; kind++, bits >>= 1) counts[kind] += bits & 1;
    }
}
