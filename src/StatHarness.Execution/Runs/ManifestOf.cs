using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Planning;
using StatHarness.Sdk.Packages;
using StatHarness.Storage;
using StatHarness.Storage.Formats.V1;

namespace StatHarness.Execution;

internal static class ManifestOf
{
    public static RunManifest Run(RunRequest run, IReadOnlyDictionary<string, PluginPackage> packages, DateTimeOffset now)
    {
        var plan = run.Plan;
        var source = run.Dataset.Source;
        var settings = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var planned in plan.Executions) settings[planned.Identity.Id] = PlanDocument.Redacted(planned, packages).Settings;
        var skipped = plan.Executions.Any(planned => planned.Decision == Decisions.Skipped);
        return new RunManifest(
            1, RunId.New(run.AppData.Time).ToString(), plan.RunFingerprint, RunFingerprint.Scheme, run.Environment.HarnessVersion,
            new ManifestDataset(run.Dataset.DatasetVersionId, run.Dataset.DataHash, source.RawSha256, source.OptionsHash, source.FileName, run.Dataset.Rows, run.Dataset.Columns.Count, run.Parsed, source.Truncated),
            [.. plan.Executions.OrderBy(p => p.Identity.Id, StringComparer.Ordinal).Select(p => new ManifestPlugin(p.Identity, p.SettingsHash, p.Decision))],
            settings, plan.SettingsHash,
            skipped ? [.. plan.Executions.Where(p => p.Decision != Decisions.Skipped).Select(p => p.Identity.Id).Order(StringComparer.Ordinal)] : null,
            plan.Seed, plan.SeedGiven, run.Environment, plan.EnvironmentHash,
            new NetworkGuarantee("off", EnforcedBy(run.Environment.IsolationPolicy)),
            Digest.Of(PlanDocument.Bytes(plan, packages)), now, new StartOptions(run.Workers, run.Fresh, run.Continues, run.ApprovedPlan) { AcceptedAt = run.AcceptedAt }, null);
    }

    /// <summary>What the accepted policy promises at the least; what each execution had stands in the report.</summary>
    private static string EnforcedBy(string isolationPolicy) => isolationPolicy switch
    {
        "full" => "Landlock network rights and a supervised seccomp filter in every worker; the harness itself opens no connection",
        "reduced" => "a supervised seccomp filter in every worker; the harness itself opens no connection",
        _ => "the compile-time allowlist only; the harness itself opens no connection",
    };
}
