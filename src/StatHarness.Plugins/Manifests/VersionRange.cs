using System.Diagnostics.CodeAnalysis;

namespace StatHarness.Plugins;

/// <summary>Versions that will do: comparisons joined by spaces, all of which must hold.</summary>
internal sealed class VersionRange
{
    private readonly IReadOnlyList<(string Operator, Version Version)> comparisons;

    private VersionRange(IReadOnlyList<(string Operator, Version Version)> comparisons) => this.comparisons = comparisons;

    /// <summary>Of this harness.</summary>
    public static Version Harness { get; } = Short(typeof(VersionRange).Assembly.GetName().Version!);

    /// <summary>Of what scripts are compiled against.</summary>
    public static Version Sdk { get; } = Short(typeof(Sdk.PluginContext).Assembly.GetName().Version!);

    public static bool TryParse(string text, [NotNullWhen(true)] out VersionRange? range)
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

    /// <summary>A range that was checked when the manifest was read.</summary>
    public static bool Holds(string range, string version) => TryParse(range, out var parsed) && Version.TryParse(version, out var found) && parsed.Contains(found);

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
