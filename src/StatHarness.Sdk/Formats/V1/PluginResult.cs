using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StatHarness.Core;

namespace StatHarness.Sdk.Formats.V1;

/// <summary>What a plugin hands back: one frame, one object, content-addressed by its canonical bytes.</summary>
/// <param name="Status">findings, clean or not_applicable.</param>
/// <param name="ReasonCode">Why there is nothing, such as <c>no_numeric_pair</c>; required unless there are findings.</param>
/// <param name="LookedAt">What was examined, so that a clean result means something.</param>
/// <param name="Detectable">What could have been found: the minimum detectable effect, with its name and power. Null for plugins without a test.</param>
/// <param name="Output">The plugin's own numbers, held to its <c>output.schema.json</c>.</param>
/// <param name="Log">Lines the script printed, at most 1,000.</param>
/// <param name="Artifacts">Files beside the report, by name; null when there are none.</param>
public sealed record PluginResult(
    int SchemaVersion,
    string Plugin,
    string Status,
    string? ReasonCode,
    string? Reason,
    Exactness LookedAt,
    JsonObject? Detectable,
    IReadOnlyList<Finding> Findings,
    JsonObject Output,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<ResultTable> Tables,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Log,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ArtifactEntry>? Artifacts = null);

/// <param name="Name">File name below <c>artifacts/&lt;plugin&gt;/</c>.</param>
public sealed record ArtifactEntry(string Name, Digest Sha256, long Bytes);

/// <summary>A picture as numbers; Reporting draws it.</summary>
/// <param name="Id">Unique within the plugin.</param>
/// <param name="Kind">histogram, steps, bars or timeline; the shape of <paramref name="Spec"/> is in <c>docs/figures.md</c>.</param>
/// <param name="Alt">What a reader who cannot see it must know.</param>
public sealed record Figure(string Id, string Kind, string Title, string Alt, JsonObject Spec);

/// <param name="Columns">Header per column: name and unit.</param>
/// <param name="Rows">Cells are JSON scalars, one array a row.</param>
/// <param name="RowTotal">Rows there are; <paramref name="Rows"/> may hold fewer.</param>
public sealed record ResultTable(string Id, string Title, IReadOnlyList<TableColumn> Columns, IReadOnlyList<JsonArray> Rows, long RowTotal);

public sealed record TableColumn(string Name, string? Unit);
