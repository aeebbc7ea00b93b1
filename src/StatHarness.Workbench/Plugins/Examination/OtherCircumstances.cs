using System.Globalization;

namespace StatHarness.Workbench;

/// <summary>
/// While it lives, the harness works and workers start under other circumstances that must not matter. Switches of the runtime pass to a
/// worker through the environment of this process; language and zone must not.
/// </summary>
internal sealed class OtherCircumstances : IDisposable
{
    private static readonly (string Name, string Value)[] Switches =
    [
        ("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableFMA", "0"), ("DOTNET_TieredCompilation", "0"), ("DOTNET_PROCESSOR_COUNT", "1"),
        ("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Kolkata"),
    ];

    private readonly List<(string Name, string? Value)> before = [.. Switches.Select(one => (one.Name, Environment.GetEnvironmentVariable(one.Name)))];

    private readonly (CultureInfo Here, CultureInfo? Elsewhere) culture = (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture);

    public OtherCircumstances()
    {
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = Foreign();
        TimeZoneInfo.ClearCachedData();
        foreach (var (name, value) in Switches) Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        (CultureInfo.CurrentCulture, CultureInfo.DefaultThreadCurrentCulture) = culture;
        foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
        TimeZoneInfo.ClearCachedData();
    }

    /// <summary>Made here, since the harness knows no cultures: a comma for the point, days before months.</summary>
    private static CultureInfo Foreign()
    {
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NumberGroupSeparator, foreign.NumberFormat.NegativeSign) = (",", ".", "−");
        (foreign.DateTimeFormat.ShortDatePattern, foreign.DateTimeFormat.DateSeparator, foreign.DateTimeFormat.TimeSeparator) = ("dd.MM.yyyy", ".", ".");
        return foreign;
    }
}
