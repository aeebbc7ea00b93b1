using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Plugins;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Every version there is, wherever it comes from; shipped ones have a row too, stored or not.</summary>
internal sealed class KnownPlugins
{
    private readonly HarnessSession session;
    private readonly Dictionary<long, StoredCard> cards = [];

    private KnownPlugins(HarnessSession session, IReadOnlyList<PluginRow> rows, IReadOnlyList<PluginPackage> folders)
    {
        this.session = session;
        (Rows, Folders) = (rows, folders);
    }

    /// <summary>Installed and shipped versions that are not removed, by id.</summary>
    public IReadOnlyList<PluginRow> Rows { get; }

    /// <summary>Packages of the folders that the caller named.</summary>
    public IReadOnlyList<PluginPackage> Folders { get; }

    /// <exception cref="DiagnosticException">A package that ships or lies in a named folder is broken.</exception>
    public static KnownPlugins Of(HarnessSession session)
    {
        var stored = session.AppData.Plugins.List().Where(row => row.State != "removed").ToList();
        var shipped = Packages(session.Options.ShippedPlugins);
        var rows = stored.Where(row => row.Origin == "installed").Concat(shipped.Select(package => Shipped(package, stored)));
        return new(session, [.. rows.OrderBy(row => row.Id, StringComparer.Ordinal).ThenBy(row => row.Origin == "installed").ThenBy(row => row.Key)], [.. session.Options.PluginFolders.SelectMany(Packages)]);
    }

    public IReadOnlyList<PluginRow> Of(string id) => [.. Rows.Where(row => row.Id == id)];

    public StoredCard CardOf(PluginRow row)
    {
        if (row.Key != 0 && cards.TryGetValue(row.Key, out var known)) return known;
        var card = HarnessJson.Read<StoredCard>(row.Card);
        if (row.Key != 0) cards[row.Key] = card;
        return card;
    }

    public PluginManifest ManifestOf(PluginRow row) => CardOf(row).Manifest;

    /// <summary>What runs now, as manifests by id.</summary>
    public SortedDictionary<string, PluginManifest> Enabled()
    {
        var enabled = new SortedDictionary<string, PluginManifest>(StringComparer.Ordinal);
        foreach (var row in Rows.Where(row => row.State == "enabled")) enabled[row.Id] = ManifestOf(row);
        foreach (var package in Folders) enabled[package.Manifest.Id] = package.Manifest;
        return enabled;
    }

    public IReadOnlyList<string> VersionsOf(string id) => [.. Of(id).Select(row => row.Version).Concat(Folders.Where(package => package.Manifest.Id == id).Select(package => package.Manifest.Version))];

    /// <summary>Versions of an id that a command names.</summary>
    /// <exception cref="DiagnosticException">SH7170: there is none.</exception>
    public IReadOnlyList<PluginRow> Need(string id)
    {
        if (Of(id) is { Count: > 0 } rows) return rows;
        if (Folders.Any(package => package.Manifest.Id == id)) throw LifecycleDiagnostics.FromFolder(id);
        throw LifecycleDiagnostics.Unknown(id, Rows.Select(row => row.Id).Concat(Folders.Select(package => package.Manifest.Id)));
    }

    public IReadOnlyList<PluginEntry> Entries()
    {
        var trust = TrustFile.Load(session.AppData.Root);
        var rows = Rows.Select(row => Entry(row, CardOf(row), trust));
        var folders = Folders.Select(package => Entry(CardOf(package, null), "folder", "enabled", "unchecked", null, null));
        return [.. rows.Concat(folders).OrderBy(entry => entry.Identity.Id, StringComparer.Ordinal)];
    }

    public static StoredCard CardOf(PluginPackage package, Digest? signedBy) => new(package.Identity, package.Manifest, package.ConfigSchema, signedBy);

    public PluginEntry EntryOf(PluginRow row) => Entry(row, CardOf(row), TrustFile.Load(session.AppData.Root));

    private PluginEntry Entry(PluginRow row, StoredCard card, TrustFile trust)
    {
        var installed = row.Origin == "installed";
        var health = installed && !StoredBundle.LooksWhole(session.AppData, row) ? "damaged" : row.Health;
        return Entry(card, row.Origin, row.State, health, installed ? row.Bundle : null, card.SignedBy is { } key ? trust.Find(key)?.Name : null);
    }

    private static PluginEntry Entry(StoredCard card, string origin, string state, string health, Digest? bundle, string? publisher) => new(
        card.Identity, card.Manifest.Name, card.Manifest.Type, card.Manifest.Description, card.Manifest.Needs, card.Manifest.Capabilities, card.Manifest.Budget,
        card.Settings.DeepClone().AsObject(), origin, state, health, bundle, publisher);

    private static IReadOnlyList<PluginPackage> Packages(string folder)
    {
        var catalogue = PluginCatalogue.Load([folder]);
        IReadOnlyList<Diagnostic> broken = [.. catalogue.Broken.SelectMany(package => package.Problems), .. Directory.Exists(folder) ? [] : catalogue.Problems];
        return broken.Count == 0 ? catalogue.Packages : throw WorkbenchDiagnostics.BrokenPlugins(broken);
    }

    /// <summary>A plugin that ships is enabled until a row says otherwise; its row is as old as the step that made it, its card is of now.</summary>
    private static PluginRow Shipped(PluginPackage package, List<PluginRow> stored)
    {
        var card = HarnessJson.Node(CardOf(package, null)).AsObject();
        return stored.FirstOrDefault(row => row.Origin == "shipped" && row.Id == package.Manifest.Id) is { } row
            ? row with { Version = package.Manifest.Version, Card = card }
            : new PluginRow(0, package.Manifest.Id, package.Manifest.Version, IdentityHash(package.Identity), 0, "shipped", "enabled", card, null, "unchecked", default, default);
    }

    /// <summary>A shipped plugin is no bundle; its row is told apart by its identity.</summary>
    private static Digest IdentityHash(PluginIdentity identity) => Fingerprint.Of("plugin_identity.v1", (JsonNode?)HarnessJson.Node(identity));
}
