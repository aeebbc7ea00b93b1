using StatHarness.Provenance;

namespace StatHarness.Notebook;

internal static class TraceMagics
{
    public static Magic Trace { get; } = new(
        "trace",
        "Shows where something came from and what came of it, as a tree and a graph.",
        [
            new("id", ParameterType.Text, "Id or digest of a run, dataset, upload, column, result, report or finding, or the beginning of one; the current run when left out.", "id"),
            new("--run", ParameterType.Text, "Only what belongs to this run, and what it came from.", "run"),
            new("--kind", ParameterType.Choice, "Only things of this kind.", Repeatable: true, Choices: LineageOptions.AllKinds),
        ])
    {
        Run = call =>
        {
            var id = call.Arguments.Text("id") ?? call.RequireRun().RunId;
            call.Show(call.Globals.Harness.Session.Trace(id, new LineageOptions(call.Arguments.Text("--run"), call.Arguments.All("--kind"))).Card);
            return Task.CompletedTask;
        },
    };
}
