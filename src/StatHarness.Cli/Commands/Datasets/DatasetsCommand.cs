using System.CommandLine;
using System.Globalization;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;

namespace StatHarness.Cli.Commands;

internal static class DatasetsCommand
{
    public static Command Create()
    {
        var command = new Command("datasets", "Stored datasets: list, pin, keep for another time, delete.");
        foreach (var sub in new[] { List(), DatasetPinCommands.Pin(), DatasetPinCommands.Unpin(), DatasetPinCommands.Keep(), Delete() }) command.Subcommands.Add(sub);
        return command;
    }

    public static Argument<string> Named() => new("dataset") { Description = "Data hash, dataset version id or raw sha256, or a unique prefix of one." };

    private static Command List()
    {
        var command = new Command("list", "All stored readings, the oldest first.");
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var all = session.Retention.Datasets();
            Output.For(parse).Result(HarnessJson.Node(all), () => all.Count == 0 ? "No datasets yet: stat-harness ingest <file>" : string.Join('\n', all.Select(dataset => string.Create(CultureInfo.InvariantCulture,
                $"{dataset.DataHash.Abbreviated}  {dataset.Rows,12:N0} rows  {dataset.Columns,4} columns  {dataset.Runs,4} runs  {dataset.FileName}{(dataset.Pinned is null ? "" : "  pinned")}"))));
            return 0;
        });
        return command;
    }

    private static Command Delete()
    {
        var command = new Command("delete", "Delete a dataset for good, with its upload and the results computed from it. Reports of runs stay.");
        var dataset = Named();
        command.Arguments.Add(dataset);
        var confirmation = new TypedConfirmation(command);
        command.SetAction(parse =>
        {
            using var session = GlobalOptions.Open(parse);
            var id = parse.GetValue(dataset)!;
            var report = session.Retention.DeleteDataset(id, confirmation.Read(parse, $"the dataset {id}", session.Retention.HashOfDataset(id)));
            Output.For(parse).Result(HarnessJson.Node(report), () => report.Card.Text);
            return 0;
        });
        return command;
    }
}
