namespace StatHarness.Statistics;

/// <summary>Association of two nominal columns. Empty rows and columns of the table are dropped first.</summary>
/// <param name="N">Rows where both are present.</param>
/// <param name="Rows">Non-empty levels of the first.</param>
/// <param name="Columns">Non-empty levels of the second.</param>
/// <param name="ChiSquare">Pearson's χ², no continuity correction.</param>
/// <param name="Df">(rows − 1)(columns − 1).</param>
/// <param name="PValue">Upper tail, directly. NaN when df = 0.</param>
/// <param name="G">Likelihood-ratio statistic.</param>
/// <param name="PValueG">Upper tail of G.</param>
/// <param name="CramersV">In [0, 1]; NaN when df = 0.</param>
/// <param name="CramersVCorrected">Bias-corrected (Bergsma 2013).</param>
/// <param name="MutualInformation">In nats.</param>
/// <param name="UncertaintyOfColumn">Theil's U of the second given the first.</param>
/// <param name="UncertaintyOfRow">Theil's U of the first given the second.</param>
/// <param name="UncertaintySymmetric">2·I/(H₁ + H₂).</param>
/// <param name="MinExpected">Smallest expected count.</param>
/// <param name="CellsExpectedBelow5">How many expected counts are below 5: above 0 the χ² tail is doubtful.</param>
public sealed record AssociationTest(
    long N, int Rows, int Columns, double ChiSquare, double Df, double PValue, double G, double PValueG, double CramersV,
    double CramersVCorrected, double MutualInformation, double UncertaintyOfColumn, double UncertaintyOfRow,
    double UncertaintySymmetric, double MinExpected, int CellsExpectedBelow5);

/// <summary>Contingency tables of coded columns.</summary>
public static class Association
{
    /// <param name="rowCodes">0 … rows − 1; negative is missing.</param>
    /// <param name="columnCodes">0 … columns − 1; negative is missing.</param>
    public static AssociationTest Of(ReadOnlySpan<int> rowCodes, int rows, ReadOnlySpan<int> columnCodes, int columns)
    {
        StatisticsDiagnostics.SameLength("The second column", rowCodes.Length, columnCodes.Length);
        StatisticsDiagnostics.InRange((long)rows * columns <= 64_000_000, "The size of a contingency table", "at most 64 million cells");
        var counts = new long[rows * columns];
        for (var i = 0; i < rowCodes.Length; i++)
        {
            if (rowCodes[i] >= 0 && columnCodes[i] >= 0) counts[rowCodes[i] * columns + columnCodes[i]]++;
        }
        return OfTable(counts, columns);
    }

    /// <param name="counts">Row-major, rows × columns.</param>
    public static AssociationTest OfTable(ReadOnlySpan<long> counts, int columns)
    {
        StatisticsDiagnostics.InRange(columns > 0 && counts.Length % columns == 0, "The number of columns", "a divisor of the number of cells");
        var rowSums = new long[counts.Length / columns];
        var columnSums = new long[columns];
        long n = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            rowSums[i / columns] += counts[i];
            columnSums[i % columns] += counts[i];
            n += counts[i];
        }
        var (chi2, information, minimum) = (new ExactSum(), new ExactSum(), double.PositiveInfinity);
        var below = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            var (row, column) = (rowSums[i / columns], columnSums[i % columns]);
            if (row == 0 || column == 0) continue;
            var expected = (double)row * column / n;
            minimum = Math.Min(minimum, expected);
            below += expected < 5 ? 1 : 0;
            chi2.Add((counts[i] - expected) * (counts[i] - expected) / expected);
            if (counts[i] > 0) information.Add(counts[i] * DetMath.Log(counts[i] / expected));
        }
        return Summarise(n, rowSums, columnSums, chi2.Value, Math.Max(0, information.Value), minimum, below);
    }

    private static AssociationTest Summarise(long n, long[] rowSums, long[] columnSums, double chi2, double information, double minimum, int below)
    {
        var (r, c) = (rowSums.Count(s => s > 0), columnSums.Count(s => s > 0));
        double df = Math.Max(0, r - 1) * (long)Math.Max(0, c - 1);
        if (n == 0 || df == 0)
        {
            const double None = double.NaN;
            return new(n, r, c, None, 0, None, None, None, None, None, None, None, None, None, n == 0 ? None : minimum, below);
        }
        var smaller = Math.Min(r, c) - 1.0;
        var phi2 = chi2 / n;
        var corrected = Math.Max(0, phi2 - df / (n - 1));
        var rowLevels = r - (r - 1.0) * (r - 1) / (n - 1);
        var columnLevels = c - (c - 1.0) * (c - 1) / (n - 1);
        var mutual = information / n;
        var (h1, h2) = (Entropy.Nats(rowSums), Entropy.Nats(columnSums));
        return new(
            n, r, c, chi2, df, ChiSquared.UpperTail(chi2, df), 2 * information, ChiSquared.UpperTail(2 * information, df),
            Math.Min(1, Math.Sqrt(phi2 / smaller)), Math.Min(1, Math.Sqrt(corrected / (Math.Min(rowLevels, columnLevels) - 1))),
            mutual, mutual / h2, mutual / h1, 2 * mutual / (h1 + h2), minimum, below);
    }
}
