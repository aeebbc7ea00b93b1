using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>One line of the log of a plugin, which is never changed.</summary>
/// <param name="Event">installed, offered, enabled, disabled, switched_to, replaced, rolled_back_to or removed.</param>
public sealed record PluginHistoryLine(DateTimeOffset At, string Version, Digest Bundle, string Event, string From, string To, JsonObject Detail)
{
    internal static IReadOnlyList<PluginHistoryLine> Of(HarnessSession session, string id)
    {
        var lines = session.AppData.Plugins.History(id).Select(entry => new PluginHistoryLine(entry.At, entry.Version, entry.Bundle, entry.Event, entry.From, entry.To, entry.Detail)).ToList();
        if (lines.Count == 0) KnownPlugins.Of(session).Need(id);
        return lines;
    }

    /// <summary>The log as every face shows it.</summary>
    public static Card CardOf(string id, IReadOnlyList<PluginHistoryLine> lines) => PluginCard.Of($"History of {id}", lines.Count == 0 ? "Nothing happened to it yet." : null, "", [], [
        new("Events", ["When", "Version", "Bundle", "Event", "From", "To"],
            [.. lines.Select(line => (IReadOnlyList<string>)[line.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), line.Version, line.Bundle.Abbreviated, line.Event.Replace('_', ' '), line.From, line.To])])], []);
}
