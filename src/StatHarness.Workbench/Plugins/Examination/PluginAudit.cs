using System.Text.Json.Serialization;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>The least that a plugin needs to give the same result on its fixture, found by taking away one thing after the other.</summary>
/// <param name="Capabilities">Minimal list.</param>
/// <param name="Unused">How many declared things made no difference.</param>
/// <param name="Runs">How often the fixture was run.</param>
/// <param name="Written">Whether <c>plugin.json</c> was cut down to it.</param>
public sealed record PluginAudit(string Id, string Version, IReadOnlyList<string> Capabilities, IReadOnlyList<AuditLine> Lines, int Unused, int Runs, bool Written)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"Audit of {Id} {Version}",
        Unused == 0 ? "It asks for nothing that its fixture does not need." : $"{Unused} of {Lines.Count} declared things made no difference on its fixture.", Unused == 0 ? "ok" : "warn",
        [("Minimal capabilities", Capabilities.Count == 0 ? "none" : string.Join(", ", Capabilities)), ("Runs of the fixture", Runs.ToString(System.Globalization.CultureInfo.InvariantCulture))],
        [new("Declared", ["What", "Name", "Used", "How it was seen"], [.. Lines.Select(line => (IReadOnlyList<string>)[line.What, line.Name, line.Used ? "yes" : "no", line.Seen])])],
        Written ? ["plugin.json is cut down to what is used: give it a new version."] : Unused == 0 ? [] : ["A fixture that exercises every path makes this list reliable; then --write cuts plugin.json down to it."]);

    internal static Task<PluginAudit> RunAsync(HarnessSession session, string idOrPath, bool write, CancellationToken cancellationToken) =>
        new ManifestReduction(session, PackageTarget.Find(session, idOrPath, null)).RunAsync(write, cancellationToken);
}

/// <param name="What">capability, role, columns, upstream or setting.</param>
/// <param name="Seen">How it was found out.</param>
public sealed record AuditLine(string What, string Name, bool Used, string Seen);
