using System.Diagnostics.CodeAnalysis;

namespace StatHarness.Plugins;

/// <summary>Which harness versions a plugin works with: comparisons joined by spaces, all of which must hold.</summary>
internal sealed class HarnessRange
{
    private readonly IReadOnlyList<(string Operator, Version Version)> comparisons;

    private HarnessRange(IReadOnlyList<(string Operator, Version Version)> comparisons) => this.comparisons = comparisons;

    public static Version Current { get; } = Short(typeof(HarnessRange).Assembly.GetName().Version!);

    public static bool TryParse(string text, [NotNullWhen(true)] out HarnessRange? range)
    {
        var parsed = new List<(string Operator, Version Version)>();
        range = null;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var length = part.TakeWhile(c => c is '<' or '>' or '=').Count();
            var number = part[length..];
            if (part[..length] is not (">=" or ">" or "<=" or "<" or "=") || !Version.TryParse(number.Contains('.', StringComparison.Ordinal) ? number : number + ".0", out var version)) return false;
            parsed.Add((part[..length], Short(version)));
        }
        if (parsed.Count == 0) return false;
        range = new(parsed);
        return true;
    }

    public bool Contains(Version version) => comparisons.All(c => c.Operator switch
    {
        ">=" => version >= c.Version,
        ">" => version > c.Version,
        "<=" => version <= c.Version,
        "<" => version < c.Version,
        _ => version == c.Version,
    });

    private static Version Short(Version version) => new(version.Major, version.Minor, Math.Max(version.Build, 0));
}
