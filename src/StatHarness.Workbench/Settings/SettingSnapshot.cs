using System.Text.Json.Nodes;
using StatHarness.Planning;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>The settings that a run was made with, as its manifest or plan has them: enough to make it again, but for secrets.</summary>
internal sealed class SettingSnapshot
{
    private readonly string run;
    private readonly IReadOnlyDictionary<string, JsonObject> settings;

    /// <param name="run">What it is a snapshot of, for people.</param>
    public SettingSnapshot(string run, IReadOnlyDictionary<string, JsonObject> settings) => (this.run, this.settings) = (run, settings);

    /// <param name="run">Run id, a unique prefix of one, or <c>latest</c>.</param>
    public static SettingSnapshot Of(HarnessSession session, string run)
    {
        var found = session.FindRun(run);
        return new(found.RunId, RunStore.ReadManifest(found.Directory).Settings);
    }

    /// <summary>Without the secrets, of which it has only masks. A plugin that the run did not know has its defaults.</summary>
    public JsonObject Of(SettingOwner owner)
    {
        var copy = settings.TryGetValue(owner.Id, out var known) ? known.DeepClone().AsObject() : [];
        foreach (var key in Masked(owner)) Remove(copy, key);
        return copy;
    }

    /// <exception cref="Core.DiagnosticException">SH7196: the run had secrets that the command does not give again.</exception>
    public void RequireSecrets(SettingOwner owner, JsonObject given)
    {
        var missing = Masked(owner).Where(key => !SettingPath.TryGet(given, key, out _)).ToList();
        if (missing.Count > 0) throw SettingsDiagnostics.SecretsMissing(run, [.. missing.Select(key => $"{owner.Id}.{key}")]);
    }

    private IReadOnlyList<string> Masked(SettingOwner owner) => settings.TryGetValue(owner.Id, out var known)
        ? [.. SecretSettings.Places(known, owner.Schema).Select(place => KeyOf(known, place.Path)).Distinct(StringComparer.Ordinal)]
        : [];

    /// <summary>Pointer → key; a secret inside an array stands for the whole array, since a command replaces it as a whole.</summary>
    private static string KeyOf(JsonObject known, string pointer)
    {
        var key = new List<string>();
        JsonNode? at = known;
        foreach (var name in pointer.Split('/').Skip(1))
        {
            if (at is not JsonObject inner) break;
            key.Add(name);
            at = inner[name];
        }
        return string.Join('.', key);
    }

    private static void Remove(JsonObject settings, string key)
    {
        var names = key.Split('.');
        JsonNode? owner = settings;
        foreach (var name in names.SkipLast(1)) owner = (owner as JsonObject)?[name];
        (owner as JsonObject)?.Remove(names[^1]);
    }
}
