using System.Buffers.Text;
using System.Runtime.CompilerServices;
using StatHarness.Data;
using StatHarness.Data.Formats.V1;

namespace StatHarness.Ingest.Privacy;

/// <summary>Whole numbers that are card numbers by their own check, or phone and social security numbers by the name of the column.</summary>
internal static class NumberScan
{
    private const long LeastCard = 100_000_000_000;

    public static IEnumerable<PiiColumn> Of(Int64Column column, WholeGlance glance, HeaderWords header)
    {
        if (Kind(header) is { } kind)
        {
            if (Scan(column, PiiRule.All[(int)kind], 5, true, digits => kind == PiiKind.Phone ? digits.Length is >= 7 and <= 15 : IsSocial(digits)) is { } said) yield return said;
        }
        else if (glance.Most >= LeastCard && Scan(column, PiiRule.All[(int)PiiKind.CreditCard], 10, header.Says(PiiKind.CreditCard), Checksums.Luhn) is { } card)
        {
            yield return card;
        }
    }

    private delegate bool Validator(ReadOnlySpan<byte> digits);

    private static PiiKind? Kind(HeaderWords header) => header.Says(PiiKind.Phone) ? PiiKind.Phone : header.Says(PiiKind.UsSsn) ? PiiKind.UsSsn : null;

    /// <summary>Most of the values have to hold; where the name does not say so, the scan ends once they can't.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static PiiColumn? Scan(Int64Column column, PiiRule rule, int weight, bool said, Validator isValid)
    {
        var (rows, missed) = (0L, 0L);
        var most = (column.Length - column.NullCount) / 2;
        HashSet<long> valid = [], candidates = [];
        Span<byte> digits = stackalloc byte[20];
        var values = new RowWalk<long>(column);
        for (var row = 0; row < values.Length; row++)
        {
            if (column.IsNull(row)) continue;
            var value = values[row];
            // Most long numbers begin as no card does, and need not be spelled to see that.
            if (value <= 0 || (rule.Kind == PiiKind.CreditCard && !Checksums.IsIssued(value)))
            {
                if (++missed > most) return null;
                continue;
            }
            Utf8Formatter.TryFormat(value, digits, out var length);
            candidates.Add(value);
            if (isValid(digits[..length]))
            {
                rows++;
                valid.Add(value);
            }
            else if (++missed > most) return null;
        }
        var score = ((long)weight * valid.Count) - ((long)rule.Doubt * (candidates.Count - valid.Count)) + (said ? PiiRule.HeaderPoints : 0);
        return valid.Count == 0 || score < 10 ? null : new(column.Name, rule.Type, rule.Rule, rows, valid.Count, candidates.Count, PiiRule.Confidence(score),
            $"{valid.Count} of {candidates.Count} distinct numbers of this shape {rule.Valid}{(said ? "; the column name says so too" : "")}");
    }

    /// <summary>As a number a leading zero is lost.</summary>
    private static bool IsSocial(ReadOnlySpan<byte> digits)
    {
        if (digits.Length is < 7 or > 9) return false;
        Span<byte> nine = stackalloc byte[9];
        nine.Fill((byte)'0');
        digits.CopyTo(nine[(9 - digits.Length)..]);
        return Checksums.IsSsn(nine);
    }
}
