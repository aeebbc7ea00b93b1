using System.Collections.Concurrent;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>Columns and slices of the state are hashed once a run before a worker sees them: a flipped bit ends the run instead of entering a result.</summary>
internal sealed class GrantedObjects(ObjectStore objects)
{
    private readonly ConcurrentDictionary<string, Lazy<bool>> _checked = new(StringComparer.Ordinal);

    /// <exception cref="DiagnosticException">SH4004, SH4005: ingest the file again.</exception>
    public void Check(PluginRequest request)
    {
        foreach (var column in request.Columns) _ = _checked.GetOrAdd(column.Grant, CheckOnce).Value;
        if (request.State is { } slice) _ = _checked.GetOrAdd(slice, CheckOnce).Value;
    }

    private Lazy<bool> CheckOnce(string digest) => new(() =>
    {
        objects.Check(Digest.Parse(digest));
        return true;
    });
}
