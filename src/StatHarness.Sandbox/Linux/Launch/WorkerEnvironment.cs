using System.Globalization;

namespace StatHarness.Sandbox.Linux.Launch;

/// <summary>The whole environment of a worker. Nothing of the parent's passes but the switches that the determinism matrix sets.</summary>
internal static class WorkerEnvironment
{
    internal const string ChannelVariable = "STATHARNESS_CHANNEL", ThoroughVariable = "STATHARNESS_THOROUGH";

    private static readonly string[] PassedThrough =
    [
        "DOTNET_EnableAVX", "DOTNET_EnableAVX2", "DOTNET_EnableAVX512", "DOTNET_EnableAVX512F", "DOTNET_EnableFMA", "DOTNET_EnableHWIntrinsic",
        "DOTNET_TieredCompilation", "DOTNET_ReadyToRun", "DOTNET_PROCESSOR_COUNT", "GLIBC_TUNABLES",
    ];

    /// <param name="thorough">The worker will wait: it may warm up for longer.</param>
    internal static IReadOnlyDictionary<string, string> For(long memoryBytes, string channel, bool thorough = false)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [ChannelVariable] = channel,
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
            ["DOTNET_SYSTEM_TIMEZONE_INVARIANT"] = "1",
            ["DOTNET_TieredPGO"] = "0",
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_GCHeapCount"] = "1",
            ["DOTNET_GCHeapHardLimit"] = Math.Max(memoryBytes, Budget.LeastMemoryBytes).ToString("X", CultureInfo.InvariantCulture),
            // Stacks count fully against the data limit; 1.5 MiB is what .NET uses on other systems.
            ["DOTNET_DefaultStackSize"] = "180000",
            ["DOTNET_NOLOGO"] = "1",
            // An absent OpenSSL configuration is a denied path, hence a false violation.
            ["OPENSSL_CONF"] = "/dev/null",
            ["LC_ALL"] = "C",
            ["TZ"] = "UTC",
        };
        if (thorough) variables[ThoroughVariable] = "1";
        foreach (var name in PassedThrough)
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
                variables[name] = value;
        return variables;
    }
}
