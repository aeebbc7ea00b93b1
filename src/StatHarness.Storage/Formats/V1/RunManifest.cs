using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Storage.Formats.V1;

/// <summary><c>run_manifest.json</c>: what a run is made of. Written before anything else, completed before the run is published.</summary>
/// <param name="RunId">One attempt: a UUID of version 7.</param>
/// <param name="FingerprintScheme">Name and version of how <paramref name="RunFingerprint"/> is computed.</param>
/// <param name="Settings">Plugin id → effective settings, secrets redacted.</param>
/// <param name="Selection">Selected plugin ids; null when all.</param>
/// <param name="PlanHash">Digest of the bytes of <c>plan.json</c>.</param>
/// <param name="Completion">Null until the run ended.</param>
public sealed record RunManifest(
    int SchemaVersion,
    string RunId,
    Digest RunFingerprint,
    string FingerprintScheme,
    string HarnessVersion,
    ManifestDataset Dataset,
    IReadOnlyList<ManifestPlugin> Plugins,
    IReadOnlyDictionary<string, JsonObject> Settings,
    Digest SettingsHash,
    IReadOnlyList<string>? Selection,
    string Seed,
    bool SeedGiven,
    EnvironmentRecord Environment,
    Digest EnvironmentHash,
    NetworkGuarantee Network,
    Digest PlanHash,
    DateTimeOffset CreatedAt,
    StartOptions StartedBy,
    RunCompletion? Completion);

/// <param name="Truncated">Not null when a cap ended the reading of the file early.</param>
/// <param name="Parsed">Whether this run's command read the file, or found the reading in the store; null when not told.</param>
public sealed record ManifestDataset(string DatasetVersionId, Digest DataHash, Digest RawSha256, Digest OptionsHash, string FileName, long Rows, int Columns, bool? Parsed, TruncationRecord? Truncated);

public sealed record ManifestPlugin(PluginIdentity Identity, Digest SettingsHash, string Decision);

/// <summary>What a result may depend on besides data, code and settings; <c>environment_hash</c> is its fingerprint.</summary>
/// <param name="Runtime">Name and version of the .NET runtime.</param>
/// <param name="Assemblies">By name: what runs inside a worker.</param>
/// <param name="Culture">Always <c>invariant</c>.</param>
/// <param name="TimeZone">Always <c>UTC</c>.</param>
/// <param name="IsolationPolicy">Weakest isolation that is accepted: full, reduced or process_only.</param>
/// <param name="StaticCheck">Whether plugin sources were held to the allowlist before they were compiled.</param>
public sealed record EnvironmentRecord(
    string HarnessVersion,
    string Runtime,
    IReadOnlyList<AssemblyRecord> Assemblies,
    string Culture,
    string TimeZone,
    string IsolationPolicy,
    bool StaticCheck = true);


public sealed record AssemblyRecord(string Name, string Version, Digest Sha256);

/// <param name="State">Always <c>off</c>.</param>
public sealed record NetworkGuarantee(string State, string EnforcedBy);

/// <param name="Continues">The run that ended before its time and that this one continues.</param>
/// <param name="ApprovedPlan">Digest of the approved <c>plan.json</c> that was executed; null when none was given.</param>
public sealed record StartOptions(int Workers, bool Fresh, string? Continues = null, Digest? ApprovedPlan = null)
{
    /// <summary>When the upload was accepted that the run's command read; null when the dataset was there already.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }
}

/// <param name="Artifacts">Every other file of the run directory, by path.</param>
public sealed record RunCompletion(RunOutcome Outcome, DateTimeOffset FinishedAt, Digest? ReportHash, IReadOnlyList<ArtifactRecord> Artifacts)
{
    /// <summary>When the first plugin had completed; null when none did.</summary>
    public DateTimeOffset? FirstResultAt { get; init; }

    /// <summary>Time that logs and metrics took, part of the run's duration.</summary>
    public double RecordingMs { get; init; }
}

/// <param name="Path">Relative to the run directory, with forward slashes.</param>
public sealed record ArtifactRecord(string Path, Digest Sha256, long SizeBytes);
