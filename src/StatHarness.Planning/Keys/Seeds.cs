using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json.Nodes;
using StatHarness.Core;

namespace StatHarness.Planning;

/// <summary>Seeds are fingerprints (docs/adr/0002): nothing is drawn, and adding a plugin, a setting or a column shifts nobody's stream.</summary>
internal static class Seeds
{
    /// <summary>16 hex digits.</summary>
    public static string OfRun(ulong? given) => Text(given ?? First8(Fingerprint.Of("run_seed.v1", new JsonObject())));

    public static string OfPlugin(string runSeed, string id) =>
        Text(First8(Fingerprint.Of("plugin_seed.v1", new JsonObject { ["run_seed"] = runSeed, ["id"] = id })));

    private static ulong First8(Digest digest)
    {
        Span<byte> bytes = stackalloc byte[Digest.SizeBytes];
        digest.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    private static string Text(ulong seed) => seed.ToString("x16", CultureInfo.InvariantCulture);
}
