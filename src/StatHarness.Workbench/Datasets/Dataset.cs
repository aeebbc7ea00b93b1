using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Ingest;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>A stored table with its identity card.</summary>
/// <param name="Reused">Whether the same reading of the same bytes was there already: nothing was parsed again.</param>
/// <param name="Arrival">What the store knew of the upload; null when the dataset was found by its id.</param>
public sealed record Dataset(HarnessSession Session, DatasetRecord Record, bool Reused, Arrival? Arrival)
{
    public Card Card => IdentityCard.Of(Record, Reused, Arrival);

    /// <summary>The card without the times at which things were seen, for documents whose bytes shall not depend on the clock.</summary>
    public Card TimelessCard => IdentityCard.Of(Record, Reused, Arrival, times: false);

    /// <summary>When the same raw bytes were first uploaded; null when that was now.</summary>
    public DateTimeOffset? FirstSeen => Arrival?.FirstSeen;

    /// <summary>What nobody may overlook before using it, one sentence each; the card shows them too.</summary>
    public IReadOnlyList<string> Notices =>
        [.. new[] { Arrival?.Known(), Arrival?.LikeNamed?.Sentence(), Record.Source.Truncated is { } cut ? IdentityCard.Truncated(cut) : null }.OfType<string>()];

    /// <summary>How it was read; null when it was found by its id.</summary>
    internal IngestOptions? Options { get; init; }

    /// <summary>When the file was handed in; null when the dataset was found by its id.</summary>
    internal DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The file name that was read; null when it was found by its id.</summary>
    internal string? ReadAs { get; init; }

    /// <summary>Decides what would run and why. Runs nothing.</summary>
    public Task<Plan> PlanAsync(PlanOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => PlanMaking.Plan(this, options ?? new PlanOptions()), cancellationToken);

    /// <summary>Exact figures of every column, read from what is stored. Its objects are hashed again on the way.</summary>
    /// <param name="top">How many frequent values to list of each column.</param>
    public Task<DatasetProfile> ProfileAsync(int top = 10, CancellationToken cancellationToken = default) =>
        Task.Run(() => Profiling.Profile(this, top, cancellationToken), cancellationToken);

    /// <summary>Writes all rejected rows as CSV: line, code, reason, raw. The file is replaced as a whole or not at all.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="DiagnosticException">SH7110 to SH7112: the file cannot be written, or the rows cannot be found again.</exception>
    public Task<long> WriteRejectsAsync(string path, CancellationToken cancellationToken = default) =>
        Task.Run(() => RejectsFile.Write(this, path, cancellationToken), cancellationToken);

    /// <exception cref="DiagnosticException">Neither the raw sha256 nor the data hash is <paramref name="hash"/>; exit 6.</exception>
    public void Expect(string hash) => Expect(Record, hash);

    /// <summary>A stored dataset is not read again: refuses what would have changed the reading.</summary>
    /// <param name="id">As the user called the dataset.</param>
    /// <param name="given">Names of the options that were given.</param>
    /// <exception cref="DiagnosticException">SH7114: other options than strict and threads. SH7115: strict, and something was kept aside.</exception>
    public void RequireReadAs(string id, IngestOptions options, IEnumerable<string> given)
    {
        var ignored = given.Except(["--strict", "--threads"], StringComparer.Ordinal).ToList();
        if (ignored.Count > 0 && options.Fingerprint() != Record.Source.OptionsHash) throw WorkbenchDiagnostics.AlreadyRead(id, ignored);
        var lossy = Record.Ledger.Columns.Sum(column => column.LossyCasts);
        if (options.Strict && Record.Ledger.RejectedRows + lossy > 0) throw WorkbenchDiagnostics.NotStrict(id, Record.Ledger.RejectedRows, lossy);
    }

    internal static void Expect(DatasetRecord found, string hash)
    {
        if (hash != found.Source.RawSha256.ToString() && hash != found.DataHash.ToString())
            throw WorkbenchDiagnostics.NotExpected(hash, found.Source.RawSha256, found.DataHash);
    }
}
