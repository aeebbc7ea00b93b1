using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>What a step did.</summary>
/// <param name="Done">Past participle: installed, enabled, …</param>
/// <param name="Changed">False when it was so already.</param>
/// <param name="Replaced">The version that was in use before; null when none was or it still is.</param>
/// <param name="Next">What one may do now.</param>
public sealed record PluginChange(string Id, string Version, Digest Bundle, string State, string Done, bool Changed, string? Replaced, IReadOnlyList<string> Next)
{
    [JsonIgnore]
    public Card Card => PluginCard.Of($"{Id} {Version}", Changed ? $"{char.ToUpperInvariant(Done[0])}{Done[1..]}." : $"It is {State} already.", "ok",
        [("State", State), ("Bundle sha256", Bundle.ToString()), .. Replaced is null ? Array.Empty<(string, string)>() : [("In place of", Replaced)]], [], Next);
}
