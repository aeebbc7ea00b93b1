using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>
/// Whether somebody looked at exactly these bytes. There is no switch that approves everything: an unsigned package is approved
/// by its hash; one that a trusted publisher signed by its hash or by naming its capabilities.
/// </summary>
internal static class Approval
{
    private const int LeastDigits = 8;

    /// <returns>Why it may be used; null when it has to be approved first.</returns>
    /// <param name="inUse">The version that it replaces; null when there is none.</param>
    public static string? Of(HarnessSession session, KnownPlugins known, PluginRow row, PluginRow? inUse)
    {
        if (row.Origin == "shipped") return "ships with the harness";
        if (session.AppData.Plugins.ReviewOf(row.Id, row.Bundle) is { } review) return $"approved as {review.Approved}";
        if (inUse is not { Origin: "installed" } || session.AppData.Plugins.ReviewOf(inUse.Id, inUse.Bundle) is null) return null;
        if (known.CardOf(row).SignedBy != known.CardOf(inUse).SignedBy) return null;
        return Permissions.Between(known.ManifestOf(inUse), known.ManifestOf(row)).Any(change => change.Widens) ? null : $"may do no more than {inUse.Version}, which was approved";
    }

    /// <param name="given">What the user typed under <c>--approve</c>; null when nothing.</param>
    /// <exception cref="DiagnosticException">SH7171, SH7172 (exit 6): nothing or the wrong thing was typed.</exception>
    public static void Require(HarnessSession session, KnownPlugins known, PluginRow row, PluginRow? inUse, string? given)
    {
        if (given is null && Of(session, known, row, inUse) is not null) return;
        var card = known.CardOf(row);
        var trusted = card.SignedBy is { } key && TrustFile.Load(session.AppData.Root).Find(key) is not null;
        var how = $"--approve {row.Bundle.Abbreviated}" + (trusted ? $" or --approve {Capabilities(card)}" : "");
        if (given is null) throw LifecycleDiagnostics.NotApproved(row, Why(known, row, inUse), $"run the command again with {how}");
        if (!Approves(given, row, card, trusted)) throw LifecycleDiagnostics.WrongApproval(row, given, how);
        session.AppData.Plugins.Record(new PluginReview(session.AppData.Time.GetUtcNow(), row.Id, row.Version, row.Bundle, given));
    }

    /// <summary>As one types them: comma separated; <c>none</c> for none.</summary>
    public static string Capabilities(StoredCard card) => card.Manifest.Capabilities.Count == 0 ? "none" : string.Join(',', card.Manifest.Capabilities.Order(StringComparer.Ordinal));

    private static bool Approves(string given, PluginRow row, StoredCard card, bool trusted)
    {
        if (given.Length >= LeastDigits && row.Bundle.ToString().StartsWith(given, StringComparison.Ordinal)) return true;
        var named = given == "none" ? [] : given.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToHashSet(StringComparer.Ordinal);
        return trusted && named.SetEquals(card.Manifest.Capabilities);
    }

    private static string Why(KnownPlugins known, PluginRow row, PluginRow? inUse)
    {
        var card = known.CardOf(row);
        var wider = inUse is null ? [] : Permissions.Between(known.ManifestOf(inUse), card.Manifest).Where(change => change.Widens).Select(change => $"{change.What}: {change.After}").ToList();
        return wider.Count > 0 ? $"it wants more than {inUse!.Version}: {string.Join("; ", wider)}." : $"it wants {Capabilities(card)}.";
    }
}
