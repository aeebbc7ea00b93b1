using System.IO.Compression;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;

namespace StatHarness.Workbench;

/// <summary>Everything of a run in one file that opens anywhere.</summary>
internal static class DossierWriting
{
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Spellings = ["as written", "letter case", "blanks and punctuation between letters", "percent-encoding", "JSON escapes", "HTML entities", "full-width letters", "digits of other scripts"];

    /// <exception cref="DiagnosticException">There is no such run; SH7151: the file cannot be written; SH7156: masking left something.</exception>
    public static DiagnosticsDossier Write(HarnessSession session, string id, string? path, bool masked)
    {
        var run = session.AppData.Runs.Find(id) ?? throw WorkbenchDiagnostics.UnknownRun(id);
        var dataset = session.AppData.Datasets.Find(run.DatasetVersionId);
        var entries = DossierContent.Of(session, run, dataset);
        MaskingRecord? masking = null;
        if (masked)
        {
            (entries, masking) = Mask(session, run, dataset, entries);
            entries.Add(new("masking.json", DossierContent.Json(HarnessJson.Node(masking))));
        }
        else
        {
            entries.Add(DossierContent.Database(session, run, (_, text) => SecretScrub.Text(text)));
        }
        var share = masked ? "masked" : "full";
        var files = entries.OrderBy(entry => entry.Path, StringComparer.Ordinal).Select(entry => new DossierFile(entry.Path, Digest.Of(entry.Bytes), entry.Bytes.Length)).ToList();
        entries.Add(new("dossier.json", DossierContent.Json(HarnessJson.Node(new DossierRecord(1, run.RunId, HarnessSession.Version, share, files)))));
        var zip = Zip(entries);
        path ??= $"diagnostics-{run.RunId}{(masked ? "-masked" : "")}.zip";
        OutputFile.Write(path, zip);
        return new(path, run.RunId, share, entries.Count, zip.Length, Digest.Of(zip), masking);
    }

    private static (List<DossierEntry> Entries, MaskingRecord Record) Mask(HarnessSession session, Storage.RunRow run, DatasetRecord? dataset, List<DossierEntry> entries)
    {
        var patterns = PersonalValues.Of(session.AppData, dataset, OwnWords.Of(entries));
        var mask = new DossierMask(new Masker(patterns));
        var result = mask.Of([.. entries.OrderBy(entry => entry.Path, StringComparer.Ordinal)]);
        result.Add(DossierContent.Database(session, run, (column, text) => mask.Cell(column, SecretScrub.Text(text))));
        mask.Note(DossierContent.Slice);
        var looked = MaskCheck.Require(result, patterns);
        var columns = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var group in (dataset?.Pii.Columns ?? []).GroupBy(column => column.Column, StringComparer.Ordinal)) columns[group.Key] = [.. group.Select(column => column.Type).Order(StringComparer.Ordinal)];
        return (result, new MaskingRecord(1, PersonalText.Scanner, columns, patterns.PersonalCount, patterns.Ambiguous, patterns.CellCount, mask.Masked, mask.LeftOut, new MaskingCheck(
            result.Count, looked, Spellings, 0,
            "Every byte of the dossier was searched for each personal value of the table in these spellings, and for e-mail addresses and IBANs of any origin. Hashes name the files of the run, not their masked copies. Numbers computed from the table are kept.")));
    }

    /// <summary>The same entries give the same bytes.</summary>
    private static byte[] Zip(IEnumerable<DossierEntry> entries)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries.OrderBy(entry => entry.Path, StringComparer.Ordinal))
            {
                var file = zip.CreateEntry(entry.Path, CompressionLevel.Optimal);
                file.LastWriteTime = Epoch;
                file.ExternalAttributes = unchecked((int)(0x81A4u << 16));
                using var content = file.Open();
                content.Write(entry.Bytes);
            }
        }
        return buffer.ToArray();
    }
}
