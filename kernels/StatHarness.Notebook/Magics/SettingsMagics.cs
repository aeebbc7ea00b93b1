using StatHarness.Workbench;

namespace StatHarness.Notebook;

internal static class SettingsMagics
{
    public static Magic Settings { get; } = new(
        "settings",
        "Shows the settings of the project, of every plugin or of one, after the changes given here; what is invalid is not saved.",
        [
            new("owner", ParameterType.Text, "Only the settings of this plugin, or of `harness`."),
            new("--set", ParameterType.Text, "Saves a setting for every later run.", "owner.key=value", Repeatable: true),
            new("--unset", ParameterType.Text, "Gives a setting its default again.", "owner.key", Repeatable: true),
            new("--diff", ParameterType.Flag, "Shows only what differs from its default."),
            new("--history", ParameterType.Flag, "Shows every change instead, the newest first."),
        ])
    { Run = Run };

    private static Task Run(MagicCall call)
    {
        var settings = call.Globals.Harness.Session.Settings;
        var owner = call.Arguments.Text("owner");
        // Looked up first, so that a wrong name changes nothing.
        _ = settings.List(owner);
        if (call.Arguments.All("--set") is { Count: > 0 } assignments) settings.Set(assignments);
        if (call.Arguments.All("--unset") is { Count: > 0 } paths) settings.Unset(paths);
        call.Show(call.Arguments.Has("--history")
            ? SettingsCards.Of(settings.History(owner))
            : SettingsCards.Of([.. settings.List(owner).Where(line => line.Differs || !call.Arguments.Has("--diff"))]));
        return Task.CompletedTask;
    }
}
