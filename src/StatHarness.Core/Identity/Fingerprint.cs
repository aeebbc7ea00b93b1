using System.Text.Json.Nodes;
using StatHarness.Core.Json;

namespace StatHarness.Core;

/// <summary>Identity of a composite: the digest of its canonical JSON under a named, versioned scheme.</summary>
public static class Fingerprint
{
    /// <param name="scheme">Name and version of the hashing scheme, such as <c>run_fingerprint.v1</c>; another scheme never collides.</param>
    /// <param name="parts">What the composite is made of; property order does not matter.</param>
    public static Digest Of(string scheme, JsonNode? parts) =>
        Digest.Of(CanonicalJson.Bytes(new JsonObject { ["parts"] = parts?.DeepClone(), ["scheme"] = scheme }));
}
