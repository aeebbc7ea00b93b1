using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Reporting.Cards;

namespace StatHarness.Workbench;

/// <summary>A stored table with its identity card.</summary>
/// <param name="Reused">Whether the same reading of the same bytes was there already.</param>
/// <param name="FirstSeen">When the same raw bytes were first uploaded; null when this is the first time.</param>
public sealed record Dataset(HarnessSession Session, DatasetRecord Record, bool Reused, DateTimeOffset? FirstSeen)
{
    public Card Card => IdentityCard.Of(Record, Reused);

    /// <summary>Decides what would run and why. Runs nothing.</summary>
    public Task<Plan> PlanAsync(PlanOptions? options = null, CancellationToken cancellationToken = default) =>
        Task.Run(() => PlanMaking.Plan(this, options ?? new PlanOptions()), cancellationToken);

    /// <summary>Exact figures of every column, read from what is stored. Its objects are hashed again on the way.</summary>
    /// <param name="top">How many frequent values to list of each column.</param>
    public Task<DatasetProfile> ProfileAsync(int top = 10, CancellationToken cancellationToken = default) =>
        Task.Run(() => Profiling.Profile(this, top, cancellationToken), cancellationToken);

    /// <exception cref="DiagnosticException">Neither the raw sha256 nor the data hash is <paramref name="hash"/>; exit 6.</exception>
    public void Expect(string hash)
    {
        if (hash != Record.Source.RawSha256.ToString() && hash != Record.DataHash.ToString())
            throw WorkbenchDiagnostics.NotExpected(hash, Record.Source.RawSha256, Record.DataHash);
    }
}
