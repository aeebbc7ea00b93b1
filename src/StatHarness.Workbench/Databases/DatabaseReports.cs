using System.Globalization;
using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Reporting.Cards;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <param name="Verdict">ok, warn or fail: the worst of the checks.</param>
public sealed record DatabaseReport(string Verdict, IReadOnlyList<DoctorCheck> Checks)
{
    [JsonIgnore]
    public Card Card => DoctorCard.OfPart("Catalogue", Verdict, [.. Checks.Select(check => new DoctorLine(check.Name, check.Status, check.Found, check.Hint))]);

    internal static DatabaseReport Of(IReadOnlyList<StorageCheck> checks) => new(
        checks.Any(check => check.Status == "fail") ? "fail" : checks.Any(check => check.Status == "warn") ? "warn" : "ok",
        [.. checks.Select(check => new DoctorCheck(check.Name, check.Status, check.Found, check.Hint))]);
}

public sealed record BackupReport(string Path, long SizeBytes, Digest Sha256);

/// <summary>What a restoration did.</summary>
/// <param name="From">The backup; null when the catalogue was made from the directories alone.</param>
/// <param name="KeptAside">Folder of the replaced database.</param>
/// <param name="Notes">What the reader must know, one sentence each.</param>
public sealed record RestoreReport(
    string? From, DateTimeOffset? BackupAt, string? KeptAside,
    IReadOnlyList<string> RegisteredRuns, IReadOnlyList<string> RegisteredDatasets, IReadOnlyList<string> RegisteredUploads,
    int SalvagedPins, int SalvagedTombstones, IReadOnlyList<string> MissingRuns, IReadOnlyList<string> Notes)
{
    [JsonIgnore]
    public Card Card => DoctorCard.OfPart("Restored", Notes.Count == 0 ? "ok" : "see the notes",
    [
        new("from", "ok", From ?? "the directories", null),
        new("replaced database", "ok", KeptAside ?? "there was none", null),
        new("registered again", "ok", string.Create(CultureInfo.InvariantCulture, $"{RegisteredRuns.Count} runs, {RegisteredDatasets.Count} datasets, {RegisteredUploads.Count} uploads{Named(RegisteredRuns)}"), null),
        new("saved from the replaced", "ok", string.Create(CultureInfo.InvariantCulture, $"{SalvagedPins} pins, {SalvagedTombstones} tombstones"), null),
        .. Notes.Select(note => new DoctorLine("note", "warn", note, null)),
    ]);

    internal static RestoreReport Of(RestoreResult result)
    {
        List<string> notes =
        [
            .. result.Passed.Select(problem => $"A newer backup was passed over. {problem}"),
            .. result.Registered.Unreadable.Select(path => $"'{path}' cannot be read and is not in the catalogue."),
            .. result.MissingRuns.Select(run => $"The run {run} is in the catalogue, and its directory is gone."),
        ];
        if (result.Salvaged.Problem is { } problem) notes.Add($"Pins and deletions after the backup could not all be read from the replaced database: {problem}");
        if (result.Registered.Runs.Count > 0) notes.Add("Of runs that were registered again the history of executions and cached results is not known: their next run computes anew.");
        return new(result.From, result.BackupAt, result.KeptAside, result.Registered.Runs, result.Registered.Datasets, result.Registered.Uploads, result.Salvaged.Pins, result.Salvaged.Tombstones, result.MissingRuns, notes);
    }

    private static string Named(IReadOnlyList<string> runs) => runs.Count == 0 ? "" : $": {string.Join(", ", runs.Take(5))}{(runs.Count > 5 ? " …" : "")}";
}
