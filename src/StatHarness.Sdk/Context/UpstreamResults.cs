using System.Diagnostics.CodeAnalysis;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>Results of the plugins that ran before: those of <c>depends_on</c>, or all of them.</summary>
public sealed class UpstreamResults
{
    private readonly Dictionary<string, PluginResult> results;

    internal UpstreamResults(IReadOnlyDictionary<string, PluginResult> results)
    {
        this.results = new(results, StringComparer.Ordinal);
        All = [.. this.results.OrderBy(result => result.Key, StringComparer.Ordinal).Select(result => result.Value)];
    }

    public int Count => results.Count;

    /// <summary>By id, ordinal.</summary>
    public IReadOnlyCollection<PluginResult> All { get; }

    /// <exception cref="Core.DiagnosticException">SH3006: it did not deliver or was not asked for.</exception>
    public PluginResult this[string id] => results.TryGetValue(id, out var result) ? result : throw SdkDiagnostics.NoUpstream(id, results.Keys.Order(StringComparer.Ordinal));

    public bool TryGet(string id, [NotNullWhen(true)] out PluginResult? result) => results.TryGetValue(id, out result);
}
