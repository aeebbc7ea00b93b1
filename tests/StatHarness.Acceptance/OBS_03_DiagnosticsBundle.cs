using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>OBS-03: everything of a run in one file; the masked one passes a scan for planted values, and no secret is in either.</summary>
public sealed partial class OBS_03_DiagnosticsBundle : IDisposable
{
    private const string Secret = "k3y-of-the-house-4711";

    private static readonly string[] Planted =
    [
        "annika.sommer@kanzlei-nord.example", "BERND.WINTER@post.example.org", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "+49 30 901820", "+1 415-555-0132",
        "Annika Sommer", "Bernd Winter", "Schwanenwerder",
    ];

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [SkippableFact]
    public void the_masked_dossier_holds_no_planted_value_in_any_spelling()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The worker is confined on Linux.");
        Plant();
        var full = Export("full.zip");
        Assert.Contains(full, entry => Spellings(entry.Text).Any(text => text.Contains("annikasommerkanzleinordexample", StringComparison.Ordinal)));
        var masked = Export("masked.zip", "--share", "masked");
        foreach (var (name, text) in masked.Select(entry => (entry.Name, entry.Text)).Concat(masked.Select(entry => (entry.Name, entry.Name))))
        {
            foreach (var spelling in Spellings(text))
                foreach (var value in Planted)
                    Assert.False(spelling.Contains(Squeezed(value), StringComparison.Ordinal), $"{name} holds '{value}'.");
        }
        var record = JsonNode.Parse(masked.Single(entry => entry.Name == "masking.json").Text)!;
        Assert.True(record["masked"]!.AsArray().Count > 3);
        Assert.Equal(0, (int)record["check"]!["found"]!);
        Assert.True((long)record["check"]!["bytes"]! > 50_000);
        Assert.Contains("email", record["columns"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains(masked, entry => entry.Name == "run/report.md" && entry.Text.Contains("masked_email_", StringComparison.Ordinal));
    }

    [SkippableFact]
    public void no_secret_is_in_a_dossier_or_in_what_a_plugin_said()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The worker is confined on Linux.");
        Plant();
        Assert.DoesNotContain(Export("full.zip"), entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
        Assert.DoesNotContain(Export("masked.zip", "--share", "masked"), entry => entry.Text.Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public void a_dossier_is_whole_and_the_same_each_time()
    {
        var first = workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json;
        workplace.Run("run", Repository.CloseCycle, "--yes", "--seed", "0000000000000001").Expect(0);
        var id = (string)first["run_id"]!;
        var entries = Export("one.zip", id);
        Assert.Equal(entries.Select(entry => entry.Name).Order(StringComparer.Ordinal), entries.Select(entry => entry.Name));
        foreach (var name in new[] { "dossier.json", "README.txt", "doctor.json", "dataset.json", "state.sqlite", "run/run_manifest.json", "run/plan.json", "run/report.json", "run/report.html", "run/evaluation.json", "run/logs/run.ndjson", "run/requests/profile_basic.json", "run/responses/profile_basic.json" })
            Assert.Contains(entries, entry => entry.Name == name);
        var files = JsonNode.Parse(entries.Single(entry => entry.Name == "dossier.json").Text)!["files"]!.AsArray();
        Assert.Equal(entries.Count - 1, files.Count);
        Assert.All(files, file => Assert.Equal((string)file!["sha256"]!, Convert.ToHexStringLower(SHA256.HashData(entries.Single(entry => entry.Name == (string)file["path"]!).Bytes))));
        // Free disk space, which doctor tells, may change between two exports.
        var again = Export("two.zip", id);
        Assert.All(entries.Zip(again).Where(pair => pair.First.Name is not ("doctor.json" or "dossier.json")), pair => Assert.Equal(pair.First.Bytes, pair.Second.Bytes));
        Assert.Equal(File.ReadAllBytes(Path.Combine((string)first["run_dir"]!, "report.json")), entries.Single(entry => entry.Name == "run/report.json").Bytes);
    }

    [Fact]
    public void the_slice_of_the_database_holds_this_run_and_no_other()
    {
        var first = (string)workplace.Run("run", Repository.CloseCycle, "--yes", "--json").Expect(0).Json["run_id"]!;
        var second = (string)workplace.Run("run", Repository.CloseCycle, "--yes", "--json", "--seed", "0000000000000001").Expect(0).Json["run_id"]!;
        var slice = Export("one.zip", second).Single(entry => entry.Name == "state.sqlite");
        // It opens as an appdata of its own: the catalogue is whole and knows one run.
        var home = Directory.CreateDirectory(Path.Combine(workplace.Folder, "elsewhere")).FullName;
        File.WriteAllBytes(Path.Combine(home, "state.sqlite"), slice.Bytes);
        var runs = workplace.Run("runs", "list", "--json", "--appdata", home).Expect(0).Json.AsArray();
        Assert.Equal([second], runs.Select(run => (string)run!["run_id"]!));
        Assert.DoesNotContain(runs, run => (string)run!["run_id"]! == first);
        Assert.Contains("SH7102", workplace.Run("diagnostics", "export", "nothing").Expect(2).Error, StringComparison.Ordinal);
        Assert.Contains("SH7151", workplace.Run("diagnostics", "export", second, "--out", "no/such/x.zip").Expect(7).Error, StringComparison.Ordinal);
    }

    private void Plant()
    {
        Packages.Copy("chatty_log", Path.Combine(workplace.Folder, "plugins"));
        var rows = new StringBuilder("full_name,email,iban,phone,street,note,amount\n");
        for (var i = 0; i < 40; i++)
        {
            rows.Append(i % 2 == 0
                ? "Annika Sommer,annika.sommer@kanzlei-nord.example,DE89370400440532013000,+49 30 901820,Schwanenwerder,"
                : "Bernd Winter,BERND.WINTER@post.example.org,GB29 NWBK 6016 1331 9268 19,+1 415-555-0132,Lindenallee,");
            rows.Append(i % 5 == 0 ? "\"mail to annika%2Esommer%40kanzlei-nord%2Eexample, called ANNIKA SOMMER\"" : i % 5 == 1 ? "\\u0061nnika.sommer@kanzlei-nord.example" : "paid").Append(',').Append(i * 3).Append('\n');
        }
        rows.Append("broken \"row of Annika Sommer, annika.sommer@kanzlei-nord.example,x\n");
        var table = workplace.Write("Annika Sommer list.csv", rows.ToString());
        workplace.Run("run", table, "--yes", "--plugins-dir", "plugins", "--set", $"chatty_log.api_key={Secret}").Expect(0);
    }

    private List<(string Name, byte[] Bytes, string Text)> Export(string file, params string[] more)
    {
        workplace.Run(["diagnostics", "export", .. more.Length == 1 ? more : ["latest", .. more], "--out", file]).Expect(0);
        using var zip = ZipFile.OpenRead(Path.Combine(workplace.Folder, file));
        return [.. zip.Entries.Select(entry =>
        {
            Assert.Equal(1980, entry.LastWriteTime.Year);
            using var content = entry.Open();
            using var buffer = new MemoryStream();
            content.CopyTo(buffer);
            return (entry.FullName, buffer.ToArray(), Encoding.UTF8.GetString(buffer.ToArray()));
        })];
    }

    /// <summary>The text as it is and as it reads once what hides letters is undone; letters and digits only.</summary>
    private static IEnumerable<string> Spellings(string text)
    {
        yield return Squeezed(text);
        yield return Squeezed(Uri.UnescapeDataString(text));
        yield return Squeezed(WebUtility.HtmlDecode(text));
        yield return Squeezed(Unicode().Replace(text, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"\\u([0-9a-fA-F]{4})")]
    private static partial Regex Unicode();
}
