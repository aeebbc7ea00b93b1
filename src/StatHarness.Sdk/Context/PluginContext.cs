using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Sdk;

/// <summary>
/// Everything a plugin script sees: its members are in scope by name. Beside them a script has <c>Config</c>, typed from
/// <c>config.schema.json</c>. There is no clock, no file, no network and no randomness except <see cref="Stream"/>.
/// </summary>
public sealed class PluginContext : IDisposable
{
    private readonly PluginRequest request;
    private readonly Dictionary<string, RoleUse> rolesUsed = new(StringComparer.Ordinal);
    private readonly DatasetView granted;

    /// <param name="rows">Asks the granted columns.</param>
    /// <param name="state">Asks the granted slice of the catalogue; null when there is none.</param>
    internal PluginContext(PluginRequest request, Func<GrantedColumn, Column> open, Func<DatasetView, SqlQuestion>? rows = null, SqlQuestion? state = null)
    {
        this.request = request;
        granted = new(request, open);
        // Columns may be there for queries alone.
        Dataset = Has("dataset:read") ? granted : new(request with { Columns = [] }, open);
        Sql = new("Sql", SqlView.OfRows, Has(SqlView.OfRows) ? rows?.Invoke(granted) : null);
        State = new("State", SqlView.OfState, Has(SqlView.OfState) ? state : null);
        Upstream = new(request.Upstream);
        Artifacts = new(request.Manifest);
        Report = new(request.Manifest.Id, Dataset.Rows, () => [.. rolesUsed.OrderBy(use => use.Key, StringComparer.Ordinal).Select(use => use.Value)]);
    }

    public DatasetView Dataset { get; }

    /// <summary>The granted columns as the table <c>rows</c>, for plugins that are granted <c>dataset:sql</c>; <c>row_id</c> is the number of the row.</summary>
    public SqlView Sql { get; }

    /// <summary>
    /// What the harness knows of earlier work, for plugins that are granted <c>state:read</c>: the tables <c>datasets</c>, <c>runs</c>, <c>executions</c> and
    /// <c>findings</c> as they were when the run was planned.
    /// </summary>
    public SqlView State { get; }

    /// <summary>Results of earlier plugins.</summary>
    public UpstreamResults Upstream { get; }

    /// <summary>Collects what the script hands back.</summary>
    public ReportBuilder Report { get; }

    /// <summary>Files beside the report, for plugins that are granted <c>artifacts:write</c>.</summary>
    public ArtifactWriter Artifacts { get; }

    public PluginManifest Plugin => request.Manifest;

    /// <summary>Effective settings, defaults filled in; <c>Config</c> is the typed view of them.</summary>
    public JsonObject Settings => request.Settings;

    /// <summary>The column that plays a role.</summary>
    /// <param name="key">Name under <c>needs.roles</c> or <c>needs.optional</c> of the manifest, such as <c>start</c>.</param>
    /// <exception cref="DiagnosticException">SH3001: not in the manifest. SH3002: the dataset has no such column.</exception>
    public Column Role(string key) => OptionalRole(key) ?? throw SdkDiagnostics.AbsentRole(key, DeclaredRole(key)!);

    /// <summary>The column that plays a role, or null when the dataset has none.</summary>
    public Column? OptionalRole(string key)
    {
        if (DeclaredRole(key) is null) throw SdkDiagnostics.UnknownRole(key, request.Manifest.Needs.Roles.Keys.Concat(request.Manifest.Needs.Optional.Keys));
        if (!request.Roles.TryGetValue(key, out var use)) return null;
        rolesUsed[key] = use;
        return Dataset.Column(use.Column);
    }

    /// <summary>This plugin's own seed: differs between plugins, is recorded, and is the same in every re-run.</summary>
    public ulong Seed => ulong.Parse(request.Seed, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    /// <summary>
    /// Names the random stream for one purpose, so that one more purpose shifts no other: <c>new SeededStream(Seed, Stream("bootstrap"))</c>.
    /// FNV-1a (64 bits) of <c>plugin id/purpose</c>.
    /// </summary>
    public ulong Stream(string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var octet in Encoding.UTF8.GetBytes($"{request.Manifest.Id}/{purpose}")) hash = unchecked((hash ^ octet) * 1099511628211UL);
        return hash;
    }

    /// <summary>Evidence: row indices from 0, most telling first. All are counted, the first 200 distinct ones are kept, sorted.</summary>
    /// <param name="columns">Columns to look at; the columns of the roles used so far when absent.</param>
    /// <param name="query">How a reader finds them, such as <c>END_TIME &lt; START_TIME</c>.</param>
    public EvidenceRows Rows(IEnumerable<int> rows, IEnumerable<string>? columns = null, string? query = null) => EvidenceRows.Of(rows.Select(r => (long)r), Dataset.Rows, columns, query);

    public EvidenceRows Rows(IEnumerable<long> rows, IEnumerable<string>? columns = null, string? query = null) => EvidenceRows.Of(rows, Dataset.Rows, columns, query);

    public EvidenceRows Rows(params int[] rows) => EvidenceRows.Of(rows.Select(r => (long)r), Dataset.Rows, null, null);

    /// <summary>A line for the plugin's log; at most 1,000 lines of 2,000 characters are kept.</summary>
    public void Log(string line) => Report.Log(line);

    public void Dispose()
    {
        granted.Dispose();
        Dataset.Dispose();
    }

    private bool Has(string capability) => request.Manifest.Capabilities.Contains(capability, StringComparer.Ordinal);

    private string? DeclaredRole(string key) =>
        request.Manifest.Needs.Roles.TryGetValue(key, out var role) || request.Manifest.Needs.Optional.TryGetValue(key, out role) ? role : null;
}
