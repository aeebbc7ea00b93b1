using System.Globalization;
using System.Text.Json;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

/// <summary>One case of the reference corpus: input columns, expected values, and the tolerance each file states.</summary>
internal sealed class ReferenceCase
{
    private readonly JsonElement _root;
    private readonly string _folder;

    private ReferenceCase(string folder)
    {
        _folder = folder;
        _root = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json"))).RootElement;
    }

    public string Name => _root.GetProperty("case").GetString()!;

    public JsonElement Expected => _root.GetProperty("expected");

    public static List<ReferenceCase> All(string method)
    {
        var cases = Directory.GetDirectories(Corpus.Find("reference/" + method)).Order(StringComparer.Ordinal).Select(f => new ReferenceCase(f)).ToList();
        Assert.NotEmpty(cases);
        return cases;
    }

    /// <summary>The rows of input.csv, header first; fields hold no quotes in the cases used here.</summary>
    public List<string[]> Rows() => File.ReadAllLines(Path.Combine(_folder, "input.csv")).Select(l => l.Split(',')).ToList();

    /// <summary>A numeric column; an empty field is NaN.</summary>
    public double[] Column(int index) => Rows().Skip(1).Select(r => r[index].Length == 0 ? double.NaN : Number(r[index])).ToArray();

    public static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    public void Check(string field, double found) => Check(field, found, Expected.GetProperty(field));

    public void Check(string field, double found, JsonElement expected)
    {
        if (expected.ValueKind == JsonValueKind.Null) Assert.True(double.IsNaN(found), $"{Name}.{field}: expected none, found {found:R}");
        else Check(field, found, expected.GetDouble());
    }

    public void Check(string field, IReadOnlyList<double> found)
    {
        var expected = Expected.GetProperty(field);
        Assert.Equal(expected.GetArrayLength(), found.Count);
        for (var i = 0; i < found.Count; i++) Check(field, found[i], expected[i]);
    }

    private void Check(string field, double found, double expected)
    {
        var tolerances = _root.GetProperty("tolerance");
        if (!tolerances.TryGetProperty(field, out var tolerance)
            && !(field.StartsWith("p_", StringComparison.Ordinal) && tolerances.TryGetProperty("p_*", out tolerance)))
            tolerance = tolerances.GetProperty("default");
        var error = Math.Abs(found - expected);
        if (tolerance.TryGetProperty("min_lre", out var digits))
        {
            var lre = error == 0 ? 15 : -Math.Log10(error / (expected == 0 ? 1 : Math.Abs(expected)));
            Assert.True(lre >= digits.GetDouble(), $"{Name}.{field}: {found:R}, expected {expected:R}: {lre:F2} digits of {digits}.");
            return;
        }
        var ok = error <= tolerance.GetProperty("rel").GetDouble() * Math.Abs(expected) || error <= tolerance.GetProperty("abs").GetDouble();
        Assert.True(ok, $"{Name}.{field}: found {found:R}, expected {expected:R}.");
    }
}
