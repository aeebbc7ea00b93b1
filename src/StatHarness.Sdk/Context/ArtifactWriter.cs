using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>
/// Files beside the report: <c>Artifacts.Write("layout.svg", text)</c>. They go to the harness with the result and land in
/// <c>artifacts/&lt;plugin&gt;/</c> of the run. Needs the capability <c>artifacts:write</c>. At most 64 files of 32 MiB together.
/// </summary>
public sealed partial class ArtifactWriter
{
    public const string Capability = "artifacts:write";
    public const int MaxFiles = 64;
    public const long MaxBytes = 32L << 20;

    private readonly Dictionary<string, byte[]> written = new(StringComparer.Ordinal);
    private readonly bool granted;
    private long total;

    internal ArtifactWriter(PluginManifest manifest) => granted = manifest.Capabilities.Contains(Capability, StringComparer.Ordinal);

    /// <param name="name">One lower-case file name, such as <c>layout.svg</c>.</param>
    /// <param name="text">Written as UTF-8.</param>
    /// <exception cref="DiagnosticException">SH3150: not granted. SH3151: the name. SH3152: too many or too large.</exception>
    public void Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text).AsSpan());

    /// <inheritdoc cref="Write(string, string)"/>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (!granted) throw SdkDiagnostics.NoArtifacts(name);
        if (!IsName(name)) throw SdkDiagnostics.BadArtifactName(name);
        total += bytes.Length;
        if (written.Count == MaxFiles || total > MaxBytes) throw SdkDiagnostics.TooManyArtifacts(MaxFiles, MaxBytes);
        if (!written.TryAdd(name, bytes.ToArray())) throw SdkDiagnostics.BadArtifactName(name);
    }

    /// <summary>Whether a file may be called so on every system; <c>output.json</c> is the harness's own.</summary>
    public static bool IsName(string name) => Name().IsMatch(name) && name != "output.json";

    /// <returns>In the order of their names; null when there are none, so that results without any stay as they were.</returns>
    internal IReadOnlyList<ArtifactEntry>? Entries =>
        written.Count == 0 ? null : [.. Ordered.Select(file => new ArtifactEntry(file.Key, Digest.Of(file.Value), file.Value.Length))];

    internal IReadOnlyList<ReadOnlyMemory<byte>> Contents => [.. Ordered.Select(file => (ReadOnlyMemory<byte>)file.Value)];

    private IEnumerable<KeyValuePair<string, byte[]>> Ordered => written.OrderBy(file => file.Key, StringComparer.Ordinal);

    [GeneratedRegex(@"^(?!(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$))[a-z0-9][a-z0-9_-]{0,63}(\.[a-z0-9]{1,16}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
