using System.Text;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Plugins;

/// <summary>What a version of a plugin can be.</summary>
[JsonConverter(typeof(SnakeCase<PluginState>))]
public enum PluginState
{
    /// <summary>Never installed.</summary>
    Absent,
    /// <summary>Installed; runs nowhere.</summary>
    Disabled,
    /// <summary>Takes part in every run.</summary>
    Enabled,
    /// <summary>Installed beside the version in use, which it may replace.</summary>
    Candidate,
    /// <summary>Was in use and was replaced; can come back.</summary>
    Superseded,
    /// <summary>A tombstone: the record stays, runs that used it still verify.</summary>
    Removed,
}

/// <summary>What can happen to a version.</summary>
[JsonConverter(typeof(SnakeCase<PluginStepKind>))]
public enum PluginStepKind
{
    Installed,
    /// <summary>Installed as an update, in parallel.</summary>
    Offered,
    Enabled,
    Disabled,
    SwitchedTo,
    /// <summary>Another version took its place.</summary>
    Replaced,
    RolledBackTo,
    Removed,
}

/// <summary>The one table of the lifecycle. What is not in it does not happen; the documentation is printed from it.</summary>
public static class PluginLifecycle
{
    /// <returns>Null when this cannot happen to a version in that state.</returns>
    public static PluginState? Next(PluginState state, PluginStepKind step) => (state, step) switch
    {
        (PluginState.Absent or PluginState.Removed, PluginStepKind.Installed) => PluginState.Disabled,
        (PluginState.Absent or PluginState.Removed, PluginStepKind.Offered) => PluginState.Candidate,
        (PluginState.Disabled, PluginStepKind.Enabled) => PluginState.Enabled,
        (PluginState.Enabled, PluginStepKind.Disabled) => PluginState.Disabled,
        (PluginState.Candidate or PluginState.Superseded, PluginStepKind.SwitchedTo) => PluginState.Enabled,
        (PluginState.Enabled or PluginState.Disabled, PluginStepKind.Replaced) => PluginState.Superseded,
        (PluginState.Superseded, PluginStepKind.RolledBackTo) => PluginState.Enabled,
        (PluginState.Disabled or PluginState.Enabled or PluginState.Candidate or PluginState.Superseded, PluginStepKind.Removed) => PluginState.Removed,
        _ => null,
    };

    /// <summary>As stored and shown: <c>switched_to</c>.</summary>
    public static string NameOf(PluginState state) => HarnessJson.Node(state).GetValue<string>();

    /// <inheritdoc cref="NameOf(PluginState)"/>
    public static string NameOf(PluginStepKind step) => HarnessJson.Node(step).GetValue<string>();

    public static PluginState StateOf(string name) => Enum.Parse<PluginState>(name, ignoreCase: true);

    /// <summary>The table in Markdown: a row a state, a column an event.</summary>
    public static string Markdown()
    {
        var (states, steps) = (Enum.GetValues<PluginState>(), Enum.GetValues<PluginStepKind>());
        var text = new StringBuilder("| state |").AppendJoin("|", steps.Select(step => $" {NameOf(step)} ")).Append("|\n|---|").AppendJoin("|", steps.Select(_ => "---")).Append("|\n");
        foreach (var state in states)
            text.Append("| **").Append(NameOf(state)).Append("** |").AppendJoin("|", steps.Select(step => Next(state, step) is { } next ? $" {NameOf(next)} " : " ")).Append("|\n");
        return text.ToString();
    }
}
