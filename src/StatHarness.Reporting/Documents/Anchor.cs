using StatHarness.Core;

namespace StatHarness.Reporting.Documents;

/// <summary>Names of places in a document, safe as an HTML id and as a Markdown heading slug.</summary>
internal static class Anchor
{
    public static string Of(string name) =>
        string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' ? char.ToLowerInvariant(c) : '_'));

    /// <summary>The claim id of a finding.</summary>
    public static string Finding(Digest findingId) => "f-" + findingId.Abbreviated;

    /// <summary>The claim id of a plugin's result: its tables and figures.</summary>
    public static string Result(Digest resultDigest) => "r-" + resultDigest.Abbreviated;
}
