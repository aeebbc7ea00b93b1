using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Reporting.Cards;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>What a package gave on its fixture, in the sandbox, held against <c>fixture/expected.json</c>.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Identity">Null when the package could not be read.</param>
/// <param name="Found">outcome, findings and output, as <c>expected.json</c> has them; null when nothing ran.</param>
/// <param name="Expected">Null when there is no <c>expected.json</c>.</param>
/// <param name="Differences">Findings by what they are about, then the output by path; empty when all is as expected.</param>
/// <param name="Problems">Why it failed: of the package, the compiler, the script. Empty when it ran to its end.</param>
/// <param name="Source">The lines that <paramref name="Problems"/> point at, with a caret, in the same order; empty where there is none.</param>
/// <param name="Justification">The outcome's reason in the report.</param>
/// <param name="Log">What the script logged.</param>
public sealed record FixtureResult(
    string Folder,
    string Name,
    PluginIdentity? Identity,
    FixtureVerdict Verdict,
    JsonObject? Found,
    JsonObject? Expected,
    IReadOnlyList<FixtureDifference> Differences,
    IReadOnlyList<Diagnostic> Problems,
    IReadOnlyList<IReadOnlyList<string>> Source,
    string Justification,
    string Isolation,
    IReadOnlyList<string> Log)
{
    /// <summary>Of the plugin's whole result, figures and tables included; null when there is none.</summary>
    public Digest? ResultDigest { get; init; }

    [JsonIgnore]
    public Card Card => FixtureCards.Of(this);

    /// <summary>Ok; 2 for a package that is not one, 3 for a result that is not the expected one, 4 for a plugin that failed.</summary>
    [JsonIgnore]
    public ExitCode Exit => Verdict switch
    {
        FixtureVerdict.Passed => ExitCode.Ok,
        FixtureVerdict.Differs => ExitCode.NotReproduced,
        FixtureVerdict.Failed => ExitCode.PluginFailed,
        _ => ExitCode.BadInput,
    };
}

[JsonConverter(typeof(SnakeCase<FixtureVerdict>))]
public enum FixtureVerdict
{
    /// <summary>The result is the expected one.</summary>
    Passed,
    /// <summary>It ran, and gave something else.</summary>
    Differs,
    /// <summary>It did not compile, threw, was stopped or violated its grant.</summary>
    Failed,
    /// <summary>The folder is no valid package, or has no fixture.</summary>
    Invalid,
}

/// <param name="Path">Such as <c>output/present</c>, or <c>finding large_amounts {"column":"amount"}/statement</c>.</param>
/// <param name="Expected">Null when it was not expected.</param>
/// <param name="Found">Null when it was not found.</param>
public sealed record FixtureDifference(string Path, JsonNode? Expected, JsonNode? Found);
