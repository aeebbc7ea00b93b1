using System.Globalization;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class DetMathTests
{
    private static readonly Dictionary<string, Func<double, double>> Unary = new(StringComparer.Ordinal)
    {
        ["Exp"] = DetMath.Exp, ["Expm1"] = DetMath.Expm1, ["Log"] = DetMath.Log, ["Log1p"] = DetMath.Log1p,
        ["Log2"] = DetMath.Log2, ["Log10"] = DetMath.Log10, ["Sin"] = DetMath.Sin, ["Cos"] = DetMath.Cos,
        ["Tan"] = DetMath.Tan, ["Atan"] = DetMath.Atan, ["Sinh"] = DetMath.Sinh, ["Cosh"] = DetMath.Cosh,
        ["Tanh"] = DetMath.Tanh, ["Cbrt"] = DetMath.Cbrt, ["Erf"] = DetMath.Erf, ["Erfc"] = DetMath.Erfc,
        ["LogGamma"] = DetMath.LogGamma,
    };

    private static readonly Dictionary<string, Func<double, double, double>> Binary = new(StringComparer.Ordinal)
    {
        ["Pow"] = DetMath.Pow, ["Atan2"] = DetMath.Atan2,
    };

    [Theory]
    [InlineData("Exp", 1), InlineData("Expm1", 1), InlineData("Log", 1), InlineData("Log1p", 1), InlineData("Log2", 1)]
    [InlineData("Log10", 1), InlineData("Sin", 1), InlineData("Cos", 1), InlineData("Tan", 1), InlineData("Atan", 1)]
    [InlineData("Sinh", 1), InlineData("Cosh", 1), InlineData("Tanh", 1), InlineData("Cbrt", 1), InlineData("Pow", 1)]
    [InlineData("Atan2", 1), InlineData("Erf", 3), InlineData("Erfc", 12), InlineData("LogGamma", 6)]
    public void a_function_agrees_with_sixty_digits(string name, int ulps)
    {
        var seen = 0;
        foreach (var line in DetMathReference.Values.Split('\n'))
        {
            var fields = line.Split(' ');
            if (fields[0] != name) continue;
            foreach (var field in fields[1..])
            {
                var parts = field.Split(':');
                var arguments = parts[0].Split(',').Select(FromHex).ToArray();
                var expected = FromHex(parts[1]);
                var found = arguments.Length == 1 ? Unary[name](arguments[0]) : Binary[name](arguments[0], arguments[1]);
                var apart = Ulps.Between(found, expected);
                Assert.True(apart <= (ulong)ulps, $"{name}({string.Join(", ", arguments)}) = {found:R}; expected {expected:R}, {apart} ulps apart.");
                seen++;
            }
        }
        Assert.True(seen >= 36);
    }

    [Theory]
    [InlineData("Exp"), InlineData("Log"), InlineData("Log2"), InlineData("Log10"), InlineData("Sin"), InlineData("Cos")]
    [InlineData("Tan"), InlineData("Atan"), InlineData("Sinh"), InlineData("Cosh"), InlineData("Tanh")]
    // Not the cube root: the C library's is only good to about 4 ulps.
    public void random_bit_patterns_stay_within_two_ulps_of_the_platform(string name)
    {
        Func<double, double> platform = name switch
        {
            "Exp" => Math.Exp, "Log" => Math.Log, "Log2" => Math.Log2, "Log10" => Math.Log10, "Sin" => Math.Sin,
            "Cos" => Math.Cos, "Tan" => Math.Tan, "Atan" => Math.Atan, "Sinh" => Math.Sinh, "Cosh" => Math.Cosh,
            _ => Math.Tanh,
        };
        var stream = new SeededStream(20240, name);
        for (var i = 0; i < 60000; i++)
        {
            var x = (i % 3) switch
            {
                0 => BitConverter.UInt64BitsToDouble(stream.NextUInt64()),
                1 => (stream.NextUniform() - 0.5) * 1500,
                _ => (stream.NextUniform() - 0.5) * 6,
            };
            var apart = Ulps.Between(Unary[name](x), platform(x));
            Assert.True(apart <= 2, $"{name}({x:R}) = {Unary[name](x):R}; platform {platform(x):R}.");
        }
    }

    [Fact]
    public void random_powers_stay_within_two_ulps_of_the_platform()
    {
        var stream = new SeededStream(20241, "pow");
        for (var i = 0; i < 100000; i++)
        {
            var x = DetMath.Exp((stream.NextUniform() - 0.5) * 40);
            var y = (stream.NextUniform() - 0.5) * 60;
            Assert.True(Ulps.Between(DetMath.Pow(x, y), Math.Pow(x, y)) <= 2, $"{x:R}^{y:R}");
        }
    }

    [Fact]
    public void representable_results_are_exact()
    {
        for (var k = -1074; k <= 1023; k++)
        {
            Assert.Equal(Math.ScaleB(1, k), DetMath.Pow(2, k));
            Assert.Equal(k, DetMath.Log2(Math.ScaleB(1, k)));
        }
        for (var k = 0; k <= 22; k++)
        {
            var power = double.Parse($"1e{k}", CultureInfo.InvariantCulture);
            Assert.Equal(power, DetMath.Pow(10, k));
            Assert.Equal(k, DetMath.Log10(power));
        }
        for (var i = 1; i < 2000; i++)
        {
            Assert.Equal((double)i * i * i, DetMath.Pow(i, 3));
            Assert.Equal(i, DetMath.Cbrt((double)i * i * i));
        }
        Assert.Equal(1, DetMath.Exp(0));
        Assert.Equal(Math.E, DetMath.Exp(1));
        Assert.Equal(0, DetMath.Log(1));
        Assert.Equal(0, DetMath.LogGamma(1));
        Assert.Equal(0, DetMath.LogGamma(2));
    }

    [Fact]
    public void special_values_follow_ieee_754()
    {
        const double Infinity = double.PositiveInfinity;
        Assert.Equal(Infinity, DetMath.Exp(710));
        Assert.Equal(0, DetMath.Exp(-746));
        Assert.Equal(double.Epsilon, DetMath.Exp(-744.8));
        Assert.Equal(-Infinity, DetMath.Log(0));
        Assert.Equal(double.NaN, DetMath.Log(-1));
        Assert.Equal(Infinity, DetMath.Log(Infinity));
        Assert.Equal(-Infinity, DetMath.Log1p(-1));
        Assert.Equal(-1, DetMath.Expm1(-Infinity));
        Assert.Equal(double.NaN, DetMath.Sin(Infinity));
        Assert.Equal(Math.PI / 2, DetMath.Atan(Infinity));
        Assert.Equal(1, DetMath.Tanh(Infinity));
        Assert.Equal(2, DetMath.Erfc(-Infinity));
        Assert.Equal(Infinity, DetMath.LogGamma(-3));
        double[] edges = [0.0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, Infinity, -Infinity, double.NaN, 1e300, 1e-300];
        foreach (var x in edges)
        {
            foreach (var y in edges)
            {
                Assert.Equal(BitConverter.DoubleToInt64Bits(Canonical(Math.Atan2(x, y))), BitConverter.DoubleToInt64Bits(Canonical(DetMath.Atan2(x, y))));
                Assert.True(Ulps.Between(Math.Pow(x, y), DetMath.Pow(x, y)) <= 1, $"{x}^{y}");
                Assert.Equal(double.IsNegative(Canonical(Math.Pow(x, y))), double.IsNegative(Canonical(DetMath.Pow(x, y))));
            }
        }
    }

    private static double Canonical(double x) => double.IsNaN(x) ? double.NaN : x;

    private static double FromHex(string hex) => BitConverter.UInt64BitsToDouble(ulong.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
