using StatHarness.Core;
using StatHarness.Plugins;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Why a step of a plugin's life is refused: SH7170 to SH7189.</summary>
internal static class LifecycleDiagnostics
{
    public static DiagnosticException Unknown(string id, IEnumerable<string> known)
    {
        var ids = known.Distinct(StringComparer.Ordinal).ToList();
        return new(new Diagnostic("SH7170", $"There is no plugin '{id}' here.", null, NearestName.Of(id, ids) is { } near ? $"Did you mean '{near}'?" : "`stat-harness plugins list` shows what is there."));
    }

    public static DiagnosticException NotApproved(PluginRow row, string needs, string how) => new(new Diagnostic(
        "SH7171", $"Nobody has approved these bytes of plugin '{row.Id}' {row.Version}: {needs}", null, $"`stat-harness plugins review {row.Id}` shows what it may do; then {how}"), ExitCode.ApprovalNeeded);

    public static DiagnosticException WrongApproval(PluginRow row, string given, string expected) => new(new Diagnostic(
        "SH7172", $"'{given}' approves nothing of plugin '{row.Id}' {row.Version}; expected {expected}.", null, $"`stat-harness plugins review {row.Id}` shows it."), ExitCode.ApprovalNeeded);

    public static DiagnosticException Installed(string id, string versions) => new(new Diagnostic(
        "SH7173", $"The plugin '{id}' is here already ({versions}).", null, "`stat-harness plugins update <path>` installs another version beside it."));

    public static DiagnosticException NotInstalled(string id) => new(new Diagnostic(
        "SH7174", $"The plugin '{id}' is not installed, so there is nothing to update.", null, "`stat-harness plugins install <path>` installs it."));

    public static DiagnosticException SameVersion(string id, string version, Digest known, Digest found) => new(new Diagnostic(
        "SH7175", $"Version {version} of plugin '{id}' is here with other bytes: {known.Abbreviated}, found {found.Abbreviated}.", new("plugin.json"), "Give the changed package another version: one version is one content."));

    public static DiagnosticException Impossible(PluginRow row, PluginStepKind step) => new(new Diagnostic(
        "SH7176", $"Version {row.Version} of plugin '{row.Id}' is {row.State}; it cannot be {PluginLifecycle.NameOf(step).Replace('_', ' ')}.", null, "`stat-harness plugins list` shows the states; docs/plugin-lifecycle.md says what leads where."));

    public static DiagnosticException NoSuchVersion(string id, string wanted, IEnumerable<PluginRow> rows) => new(new Diagnostic(
        "SH7177", $"The plugin '{id}' has no {wanted}; there are: {string.Join(", ", rows.Select(row => $"{row.Version} ({row.State})"))}.", null, "Name one of these versions, or `stat-harness plugins update <path>` first."));

    public static DiagnosticException Unhealthy(PluginRow row) => new(new Diagnostic(
        "SH7178", $"Version {row.Version} of plugin '{row.Id}' failed its doctor, so it does not replace a version that works.", null, $"`stat-harness plugins doctor {row.Id} --version {row.Version}` says what is wrong."), ExitCode.PluginFailed);

    public static DiagnosticException Overtaken(string id) => new(new Diagnostic(
        "SH7179", $"Another process changed the plugin '{id}' at the same time; nothing was done here.", null, "Look at `stat-harness plugins list` and run the command again."), ExitCode.EnvironmentCannot);

    public static DiagnosticException NeedsDisabled(string id, IReadOnlyList<string> dependencies) => new(new Diagnostic(
        "SH7180", $"The plugin '{id}' depends on {string.Join(", ", dependencies)}, which is here but not enabled.", null, $"`stat-harness plugins enable {dependencies[0]}` first."));

    public static DiagnosticException IsNeeded(string id, IReadOnlyList<string> dependants) => new(new Diagnostic(
        "SH7181", $"The plugin '{id}' is needed by {string.Join(", ", dependants)}.", null, $"`stat-harness plugins disable {dependants[0]}` first."));

    public static DiagnosticException Ships(string id) => new(new Diagnostic(
        "SH7182", $"The plugin '{id}' ships with the harness and cannot be removed.", null, $"`stat-harness plugins disable {id}` switches it off."));

    public static DiagnosticException FromFolder(string id) => new(new Diagnostic(
        "SH7183", $"The plugin '{id}' is given by --plugins-dir and has no lifecycle.", null, "Leave the option out, or install the package: `stat-harness plugins install <path>`."));

    public static DiagnosticException Breaks(Diagnostic problem) => new(problem);

    public static DiagnosticException NoRuns(string id) => new(new Diagnostic(
        "SH7184", $"There is no finished run on which '{id}' could be tried.", null, "Run a dataset first, or name runs with --runs."));

    public static DiagnosticException NotWritable(string id) => new(new Diagnostic(
        "SH7185", $"The manifest of '{id}' cannot be changed where it is: an installed package keeps its bytes.", null, "Audit the folder of the package with --write, give it a new version, and `plugins update <folder>`."));

    public static DiagnosticException NotAuditable(string id, string problem) => new(new Diagnostic(
        "SH7186", $"The plugin '{id}' does not run on its fixture as it is, so nothing can be taken from it: {problem}", null, $"`stat-harness plugins doctor {id}` says what is wrong."), ExitCode.PluginFailed);
}
