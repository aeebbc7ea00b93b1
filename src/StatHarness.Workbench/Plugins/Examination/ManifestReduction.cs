using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>
/// Takes from a manifest one declared thing after the other and runs the fixture without it, in the real sandbox. The same result
/// digest: it was not needed. What is left works together, since nothing that was taken comes back.
/// </summary>
internal sealed class ManifestReduction(HarnessSession session, PackageTarget target)
{
    private readonly List<AuditLine> lines = [];
    private int runs;

    private PluginManifest Manifest => target.Package.Package.Manifest;

    /// <exception cref="DiagnosticException">SH7185: nothing can be written there. SH7186: the fixture does not run as it is.</exception>
    public async Task<PluginAudit> RunAsync(bool write, CancellationToken cancellationToken)
    {
        if (write && target.Folder is null) throw LifecycleDiagnostics.NotWritable(target.Package.Id);
        using var unpacked = new UnpackedPackage(session, target);
        using var fixture = new FixtureRun(unpacked.Options);
        var whole = JsonNode.Parse(target.Package.Files["plugin.json"])!.AsObject();
        var (digest, problem) = await ResultAsync(fixture, unpacked, whole, cancellationToken).ConfigureAwait(false);
        var least = whole;
        foreach (var part in DeclaredPart.Of(Manifest))
        {
            var without = part.Without(least);
            var (found, why) = await ResultAsync(fixture, unpacked, without, cancellationToken).ConfigureAwait(false);
            var used = found is null || found != (digest ?? throw LifecycleDiagnostics.NotAuditable(target.Package.Id, problem));
            lines.Add(new(part.What, part.Name, used, !used ? "the same result without it" : found is null ? $"without it: {Short(why)}" : "another result without it"));
            if (!used) least = without;
        }
        if (digest is null) throw LifecycleDiagnostics.NotAuditable(target.Package.Id, problem);
        Reads(least);
        lines.AddRange(SettingsNamed());
        if (write) Write(Path.Combine(target.Folder!, "plugin.json"), least);
        return new(
            target.Package.Id, target.Package.Version, [.. (least["capabilities"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal)],
            lines, lines.Count(line => !line.Used), runs, write);
    }

    /// <summary>Reading is a capability because of what is read: it is used when a column or a result is.</summary>
    private void Reads(JsonObject least)
    {
        var names = Manifest.Capabilities.ToList();
        var columns = lines.Any(line => line.What is "role" or "columns" && line.Used);
        var results = lines.Any(line => line.What is "upstream" && line.Used);
        foreach (var (name, used) in new[] { ("dataset:read", columns), ("upstream:read", results) }.Where(read => names.Contains(read.Item1) && !lines.Exists(line => line.What == "capability" && line.Name == read.Item1)))
        {
            lines.Add(new("capability", name, used, used ? "something of it is read" : "nothing of it is read"));
            if (!used) names.Remove(name);
        }
        var untried = lines.Where(line => line is { What: "capability", Used: false }).Select(line => line.Name).ToList();
        least["capabilities"] = new JsonArray([.. names.Except(untried, StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
    }

    /// <summary>A setting always has a value, so it cannot be taken away: it counts as used when the script names it.</summary>
    private IEnumerable<AuditLine> SettingsNamed()
    {
        var source = string.Concat(target.Package.Package.Scripts.Select(script => script.Text));
        foreach (var name in (target.Package.Package.ConfigSchema["properties"] as JsonObject ?? []).Select(property => property.Key).Order(StringComparer.Ordinal))
        {
            var member = string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            var named = source.Contains($"Config.{member}", StringComparison.Ordinal) || source.Contains($"\"{name}\"", StringComparison.Ordinal);
            yield return new("setting", name, named, named ? "named in the script" : "not named in the script");
        }
    }

    private async Task<(Digest? Digest, string Why)> ResultAsync(FixtureRun fixture, UnpackedPackage unpacked, JsonObject manifest, CancellationToken cancellationToken)
    {
        runs++;
        Write(unpacked.ManifestPath, manifest);
        var result = await fixture.RunAsync(unpacked.Folder, cancellationToken).ConfigureAwait(false);
        return (result.ResultDigest, result.Problems.Count > 0 ? result.Problems[0].Message : result.Justification);
    }

    private static void Write(string path, JsonObject manifest) => AtomicFile.Write(path, Encoding.UTF8.GetBytes(manifest.ToJsonString(HarnessJson.Indented) + "\n"));

    private static string Short(string text) => text.Length <= 120 ? text : text[..117] + "...";
}
