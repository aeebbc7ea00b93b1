using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class IngestCommand
{
    public static Command Create()
    {
        var command = new Command("ingest", "Read a table, account for every row, store it by content and show its identity card.");
        var data = new DataArgument(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var dataset = await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(Record(dataset), () => dataset.Card.Text + FirstSeen(dataset));
            return 0;
        });
        return command;
    }

    private static string FirstSeen(Dataset dataset) => dataset.FirstSeen is { } at
        ? $"\nMatched existing content, first seen {at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}; this upload is recorded too."
        : "";

    private static JsonObject Record(Dataset dataset)
    {
        var record = dataset.Record;
        return Output.Object(
            ("raw_sha256", record.Source.RawSha256.ToString()),
            ("data_hash", record.DataHash.ToString()),
            ("dataset_version_id", record.DatasetVersionId),
            ("rows", record.Rows),
            ("columns", record.Columns.Count),
            ("schema", HarnessJson.Node(record.Columns)),
            ("ledger", HarnessJson.Node(record.Ledger)),
            ("roles", HarnessJson.Node(record.Roles)),
            ("traps", HarnessJson.Node(record.Traps)),
            ("pii", HarnessJson.Node(record.Pii)),
            ("source", HarnessJson.Node(record.Source)),
            ("reused", dataset.Reused),
            ("first_seen", dataset.FirstSeen?.ToString("O", CultureInfo.InvariantCulture)));
    }
}
