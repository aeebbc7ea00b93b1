using System.Globalization;

namespace StatHarness.Benchmarks;

/// <summary>How large and how often.</summary>
/// <param name="Megabytes">Size of each generated delimited file, in 10⁶ bytes; other formats are smaller in proportion.</param>
/// <param name="Rounds">Of which the median counts.</param>
/// <param name="Json">File for the raw records; null for none.</param>
internal sealed record BenchOptions(int Megabytes, int Rounds, string? Json)
{
    /// <summary>Scratch folder with <c>peers/node_modules</c>; never in the repository.</summary>
    public static string Home { get; } = Path.GetFullPath(Environment.GetEnvironmentVariable("BENCH_HOME") ?? Path.Combine(Path.GetTempPath(), "stat-harness-bench"));

    /// <param name="rest">What is no option: names of benchmarks.</param>
    /// <returns>Null when an option is unknown or lacks its value.</returns>
    public static BenchOptions? Parse(string[] arguments, out IReadOnlyList<string> rest)
    {
        var (options, names) = (new BenchOptions(500, 5, null), new List<string>());
        rest = names;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--quick": options = options with { Megabytes = 50, Rounds = 3 }; break;
                case "--mb" when int.TryParse(value, CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0: options = options with { Megabytes = megabytes }; i++; break;
                case "--rounds" when int.TryParse(value, CultureInfo.InvariantCulture, out var rounds) && rounds > 0: options = options with { Rounds = rounds }; i++; break;
                case "--json" when value.Length > 0: options = options with { Json = Path.GetFullPath(value) }; i++; break;
                case var name when !name.StartsWith('-'): names.Add(name); break;
                default: return null;
            }
        }
        return options;
    }
}
