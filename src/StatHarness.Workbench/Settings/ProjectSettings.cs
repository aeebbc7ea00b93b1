using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Planning;
using EffectiveSettings = StatHarness.Plugins.Settings;

namespace StatHarness.Workbench;

/// <summary>
/// The settings of a project, those of every plugin and of the harness in one place. What is stored is in force in every run
/// of this appdata, under what a command says. Every change stays in a history.
/// </summary>
public sealed class ProjectSettings
{
    private readonly HarnessSession session;

    internal ProjectSettings(HarnessSession session) => this.session = session;

    /// <summary>All settings, those of the harness first, then by plugin; in the order of their schema.</summary>
    /// <param name="owner">A plugin id, or <c>harness</c>; null for all.</param>
    /// <exception cref="DiagnosticException">SH7193: there is no such owner.</exception>
    public IReadOnlyList<SettingLine> List(string? owner = null) =>
        SettingLines.Of(owner is null ? SettingOwner.All(session) : [SettingOwner.Find(session, owner)], SettingLayers.Stored(session.AppData.Settings.Current()));

    /// <param name="path">Such as <c>process_queue_delay.threshold_seconds</c>.</param>
    /// <exception cref="DiagnosticException">SH7192 to SH7194: there is no such setting, with the nearest.</exception>
    public SettingLine Get(string path)
    {
        var parsed = SettingPath.Parse(path);
        var lines = List(parsed.Owner);
        return lines.FirstOrDefault(line => line.Key == parsed.Key) ?? throw SettingsDiagnostics.UnknownKey(parsed, [.. lines.Select(line => line.Key)]);
    }

    /// <summary>What differs from its default.</summary>
    public IReadOnlyList<SettingLine> Diff() => [.. List().Where(line => line.Differs)];

    /// <summary>Stores settings, all or none.</summary>
    /// <param name="assignments">Each <c>owner.key=value</c>; the value is JSON or plain text.</param>
    /// <exception cref="DiagnosticException">SH3216: a value misses its schema (path, reason, hint). SH7192 to SH7195, SH7198: no such setting, or a secret.</exception>
    public IReadOnlyList<SettingChange> Set(IReadOnlyList<string> assignments)
    {
        var changes = Parse(assignments);
        EffectiveSettings.Require(Problems(changes));
        return Apply([.. changes.Select(change => (change.Path, (string?)Text(change.Value)))]);
    }

    /// <summary>What <see cref="Set"/> would refuse, and what of the stored settings is not valid any more; stores nothing.</summary>
    /// <param name="assignments">As for <see cref="Set"/>.</param>
    public IReadOnlyList<Diagnostic> Validate(IReadOnlyList<string>? assignments = null) => [.. Problems(Parse(assignments ?? [])), .. StoredWithoutOwner()];

    /// <summary>Gives settings their defaults again, all or none.</summary>
    /// <exception cref="DiagnosticException">SH7197: one is not set. SH3216: the rest does not hold without it.</exception>
    public IReadOnlyList<SettingChange> Unset(IReadOnlyList<string> paths)
    {
        var set = session.AppData.Settings.Current();
        var wanted = paths.Select(SettingPath.Parse).ToList();
        var missing = wanted.FirstOrDefault(path => !set.Any(row => row.Owner == path.Owner && row.Key == path.Key));
        return missing is null ? Apply([.. wanted.Select(path => (path, (string?)null))]) : throw SettingsDiagnostics.NotSet(missing);
    }

    /// <summary>Gives every setting of an owner, or of all, its default again. Works for plugins that are not there any more.</summary>
    /// <param name="owner">Null for all.</param>
    public IReadOnlyList<SettingChange> Reset(string? owner)
    {
        var set = session.AppData.Settings.Current();
        if (owner is not null && set.All(row => row.Owner != owner)) SettingOwner.Find(session, owner);
        return Apply([.. set.Where(row => owner is null || row.Owner == owner).Select(row => (new SettingPath(row.Owner, row.Key), (string?)null))]);
    }

    /// <summary>Every change, the newest first.</summary>
    public IReadOnlyList<SettingChange> History(string? owner = null)
    {
        var changes = new List<SettingChange>();
        var last = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var row in session.AppData.Settings.History(owner).Reverse())
        {
            var path = new SettingPath(row.Owner, row.Key);
            var fallback = DefaultOf(path);
            changes.Add(new(row.At, path.ToString(), last.TryGetValue(path.ToString(), out var before) ? before?.DeepClone() : fallback, row.IsUnset ? fallback : row.Value, row.IsUnset));
            last[path.ToString()] = changes[^1].After;
        }
        changes.Reverse();
        return changes;
    }

    private List<(SettingPath Path, JsonNode? Value)> Parse(IReadOnlyList<string> assignments)
    {
        var owners = SettingOwner.All(session);
        return [.. assignments.Select(assignment => SettingArguments.Split(assignment, owners)).SelectMany(Leaves)];
    }

    /// <summary>An object is stored member by member, so that each is shown, changed and undone by itself.</summary>
    private static IEnumerable<(SettingPath Path, JsonNode? Value)> Leaves((SettingPath Path, JsonNode? Value) change) => change.Value is JsonObject { Count: > 0 } members
        ? SettingPath.Leaves(members, change.Path.Key + ".").Select(leaf => (change.Path with { Key = leaf.Key }, leaf.Value))
        : [change];

    /// <summary>Of what would be stored after the changes, per owner.</summary>
    private List<Diagnostic> Problems(IReadOnlyList<(SettingPath Path, JsonNode? Value)> changes)
    {
        var stored = SettingLayers.Stored(session.AppData.Settings.Current());
        var problems = new List<Diagnostic>();
        foreach (var owner in SettingOwner.All(session))
        {
            var settings = stored.GetValueOrDefault(owner.Id) ?? [];
            var own = changes.Where(change => change.Path.Owner == owner.Id).ToList();
            foreach (var (path, value) in own) SettingPath.Put(settings, path.Key, value);
            if (settings.Count == 0) continue;
            var secrets = SecretSettings.Places(settings, owner.Schema);
            problems.AddRange(own.Where(change => Holds(change, secrets)).Select(change => SettingsDiagnostics.SecretNotStored(change.Path).Diagnostic));
            problems.AddRange(EffectiveSettings.Check(owner.Id, owner.Schema, settings));
        }
        return problems;
    }

    /// <summary>Whether a change would store a secret: itself, or inside the object or list that it gives.</summary>
    private static bool Holds((SettingPath Path, JsonNode? Value) change, IReadOnlyList<(string Path, JsonNode Value)> secrets)
    {
        var pointer = "/" + change.Path.Key.Replace('.', '/');
        return secrets.Any(secret => secret.Path == pointer || secret.Path.StartsWith(pointer + "/", StringComparison.Ordinal) || pointer.StartsWith(secret.Path + "/", StringComparison.Ordinal));
    }

    private IEnumerable<Diagnostic> StoredWithoutOwner()
    {
        var known = SettingOwner.All(session).Select(owner => owner.Id).ToHashSet(StringComparer.Ordinal);
        return session.AppData.Settings.Current().Select(row => row.Owner).Distinct(StringComparer.Ordinal).Where(owner => !known.Contains(owner)).Select(SettingsDiagnostics.Orphan);
    }

    private IReadOnlyList<SettingChange> Apply(IReadOnlyList<(SettingPath Path, string? Json)> rows)
    {
        session.AppData.Settings.Append([.. rows.Select(row => (row.Path.Owner, row.Path.Key, row.Json))]);
        return [.. History().Take(rows.Count).Reverse()];
    }

    private JsonNode? DefaultOf(SettingPath path) =>
        SettingOwner.All(session).FirstOrDefault(owner => owner.Id == path.Owner) is { } owner && SettingPath.TryGet(EffectiveSettings.Defaults(owner.Schema), path.Key, out var value) ? value?.DeepClone() : null;

    private static string Text(JsonNode? value) => value is null ? "null" : CanonicalJson.Text(value);
}
