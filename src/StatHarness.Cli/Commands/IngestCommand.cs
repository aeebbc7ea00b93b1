using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Cli.Terminal;
using StatHarness.Core.Json;
using StatHarness.Workbench;

namespace StatHarness.Cli.Commands;

internal static class IngestCommand
{
    public static Command Create()
    {
        var command = new Command("ingest", "Read a table, account for every row, store it by content and show its identity card.");
        var data = new DataArgument(command);
        Option<string> rejects = new("--rejects") { Description = "Write all rejected rows to this CSV file: line, code, reason, raw.", HelpName = "file" };
        command.Options.Add(rejects);
        command.SetAction(async (parse, cancellationToken) =>
        {
            using var session = GlobalOptions.Open(parse);
            var dataset = await data.ReadAsync(session, parse, cancellationToken).ConfigureAwait(false);
            var file = parse.GetValue(rejects);
            long? written = file is null ? null : await dataset.WriteRejectsAsync(file, cancellationToken).ConfigureAwait(false);
            Output.For(parse).Result(
                Record(dataset, file, written),
                () => dataset.Card.Text + (file is null ? "" : string.Create(CultureInfo.InvariantCulture, $"\n{written:N0} rejected rows written to {file}")));
            return 0;
        });
        return command;
    }

    private static JsonObject Record(Dataset dataset, string? rejectsFile, long? rejectsWritten)
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
            ("first_seen", dataset.FirstSeen?.ToString("O", CultureInfo.InvariantCulture)),
            ("first_file_name", dataset.Arrival?.FirstFileName),
            ("uploads", dataset.Arrival?.Uploads),
            ("like_named", dataset.Arrival?.LikeNamed is { } other ? HarnessJson.Node(other) : null),
            ("notices", HarnessJson.Node(dataset.Notices)),
            ("rejects_file", rejectsFile),
            ("rejects_written", rejectsWritten));
    }
}
