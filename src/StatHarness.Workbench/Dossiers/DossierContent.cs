using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>Gathers what a diagnostics dossier holds: everything of one run, nothing of another. Secrets are taken out on the way.</summary>
internal static class DossierContent
{
    public const string Slice = "state.sqlite";

    public static List<DossierEntry> Of(HarnessSession session, RunRow run, DatasetRecord? dataset)
    {
        var entries = new List<DossierEntry>
        {
            new("README.txt", Encoding.UTF8.GetBytes(Readme)),
            new("doctor.json", Json(HarnessJson.Node(session.Doctor()))),
        };
        if (dataset is not null) entries.Add(new("dataset.json", Json(HarnessJson.Node(dataset))));
        foreach (var file in Directory.EnumerateFiles(run.Directory, "*", SearchOption.AllDirectories))
        {
            var name = "run/" + Path.GetRelativePath(run.Directory, file).Replace('\\', '/');
            entries.Add(new(name, Clean(name, File.ReadAllBytes(file))));
        }
        return entries;
    }

    /// <param name="rewrite">What becomes of each text, by column name.</param>
    public static DossierEntry Database(HarnessSession session, RunRow run, Func<string, string, string> rewrite)
    {
        using var staging = session.AppData.NewStaging();
        var path = staging.NewFile(".sqlite");
        try
        {
            StateSlice.Write(session.AppData, run, path, rewrite);
            return new(Slice, File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or System.Data.Common.DbException)
        {
            throw ObservingDiagnostics.NoCatalogue(run.RunId, e);
        }
    }

    /// <summary>Text that cannot be read as text stays as it is.</summary>
    private static byte[] Clean(string name, byte[] bytes)
    {
        if (AsText(bytes) is not { } text) return bytes;
        if (!name.EndsWith(".json", StringComparison.Ordinal)) return Encoding.UTF8.GetBytes(SecretScrub.Text(text));
        try
        {
            var before = JsonNode.Parse(text);
            var after = SecretScrub.Json(before?.DeepClone(), inSettings: name.StartsWith("run/settings/", StringComparison.Ordinal));
            // What holds no secret keeps its bytes, and with them its hash.
            return JsonNode.DeepEquals(before, after) ? bytes : Json(after!);
        }
        catch (JsonException)
        {
            return Encoding.UTF8.GetBytes(SecretScrub.Text(text));
        }
    }

    /// <returns>Null when the bytes are no UTF-8 text.</returns>
    public static string? AsText(byte[] bytes)
    {
        try
        {
            return bytes.AsSpan().Contains((byte)0) ? null : new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static byte[] Json(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString(HarnessJson.Indented) + "\n");

    private const string Readme = """
        This is what StatHarness knows of one run, for whoever looks for the cause of something. It opens anywhere:

          dossier.json       what is in here, with the sha256 of each file
          run/              the run directory: manifest, plan, settings, requests, responses, logs, report, evaluation
          dataset.json      identity card of the data: columns, ledger, roles; the rows themselves are not in here
          state.sqlite      the rows of the state database that belong to this run
          doctor.json       the installation that wrote the dossier: versions, isolation, storage
          masking.json      only in a masked dossier: what was masked, and how that was checked

        Without masking.json this dossier holds values of the table (top values, rejected rows, examples). Do not hand it on lightly.

        """;
}
