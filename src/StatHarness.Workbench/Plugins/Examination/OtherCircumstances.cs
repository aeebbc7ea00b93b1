namespace StatHarness.Workbench;

/// <summary>While it lives, workers start under other circumstances that must not matter. Switches pass to a worker through the environment of this process.</summary>
internal sealed class OtherCircumstances : IDisposable
{
    private static readonly (string Name, string Value)[] Switches =
        [("DOTNET_EnableAVX2", "0"), ("DOTNET_EnableFMA", "0"), ("DOTNET_TieredCompilation", "0"), ("DOTNET_PROCESSOR_COUNT", "1")];

    private readonly List<(string Name, string? Value)> before = [.. Switches.Select(one => (one.Name, Environment.GetEnvironmentVariable(one.Name)))];

    public OtherCircumstances()
    {
        foreach (var (name, value) in Switches) Environment.SetEnvironmentVariable(name, value);
    }

    public void Dispose()
    {
        foreach (var (name, value) in before) Environment.SetEnvironmentVariable(name, value);
    }
}
