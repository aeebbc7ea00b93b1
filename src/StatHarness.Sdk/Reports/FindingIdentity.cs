using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Sdk;

/// <summary>Names what a finding is about: the same for the same subject on other data, in another order, with another value.</summary>
public static class FindingIdentity
{
    public static Digest Of(string plugin, string kind, JsonObject subject, string scope) => Fingerprint.Of("finding.v1", new JsonObject
    {
        ["kind"] = kind,
        ["plugin_id"] = plugin,
        ["scope"] = scope,
        ["subject"] = subject.DeepClone(),
    });
}
