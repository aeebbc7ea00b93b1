using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What keeps a setting from being read or saved: SH7192 to SH7209. A value that misses its schema is SH3216.</summary>
internal static class SettingsDiagnostics
{
    public static DiagnosticException BadPath(string text) => new(new Diagnostic("SH7192",
        $"'{text}' names no setting; expected owner.key.", null, "Such as process_queue_delay.threshold_seconds, or harness.workers. `stat-harness settings list` shows all."));

    public static DiagnosticException UnknownOwner(string id, IReadOnlyList<string> known) => new(new Diagnostic("SH7193",
        $"There is no plugin '{id}'.", null, NearestName.Of(id, known) is { } nearest ? $"Did you mean {nearest}?" : $"Known: {string.Join(", ", known)}."));

    public static DiagnosticException UnknownKey(SettingPath path, IReadOnlyList<string> known) => new(new Diagnostic("SH7194",
        $"{path.Owner} has no setting '{path.Key}'.", null,
        known.Count == 0 ? "It has no settings." : NearestName.Of(path.Key, known) is { } nearest ? $"Did you mean {path.Owner}.{nearest}?" : $"There are: {string.Join(", ", known)}."));

    public static DiagnosticException SecretNotStored(SettingPath path) => new(new Diagnostic("SH7195",
        $"{path} is a secret; secrets are not stored.", null, $"Give it to each run: --set {path}=…"));

    public static DiagnosticException SecretsMissing(string run, IReadOnlyList<string> keys) => new(new Diagnostic("SH7196",
        $"Run {run} had secret settings, of which only masks are stored: {string.Join(", ", keys)}.", null, $"Give them again: --set {keys[0]}=…"));

    public static DiagnosticException NotSet(SettingPath path) => new(new Diagnostic("SH7197",
        $"{path} is not set; its default is in force.", null, "`stat-harness settings diff` shows what is set."));

    public static DiagnosticException NotAnAssignment(string before) => new(new Diagnostic("SH7198",
        $"Cannot read the setting '{before}'; expected owner.key=value.", null, "Example: process_queue_delay.threshold_seconds=60"));

    public static Diagnostic Orphan(string owner) => new("SH7200",
        $"There are stored settings of '{owner}', and no such plugin.", null, $"Nothing reads them. `stat-harness settings reset {owner}` forgets them; the history keeps them.");
}
