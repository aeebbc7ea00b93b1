using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Plugins;

/// <summary><c>signature.json</c>: a DSSE envelope (in-toto, v1.0.2) with one ECDSA P-256 signature and the public key that it was made for.</summary>
/// <param name="Payload">Base64 of the canonical JSON of <see cref="SignedPlugin"/>.</param>
public sealed record SignatureEnvelope(
    [property: System.Text.Json.Serialization.JsonPropertyName("payloadType")] string PayloadType, string Payload, IReadOnlyList<EnvelopeSignature> Signatures);

/// <param name="Keyid">Fingerprint of the public key.</param>
/// <param name="Sig">Base64 of the DER signature over the DSSE pre-authentication encoding.</param>
/// <param name="PublicKey">Base64 of the key as SubjectPublicKeyInfo. Whether it is trusted is not its own word: see <see cref="TrustFile"/>.</param>
public sealed record EnvelopeSignature(string Keyid, string Sig, string PublicKey);

/// <summary>What is signed.</summary>
public sealed record SignedPlugin(string Id, string Version, Digest BundleSha256);

/// <summary>Makes and checks <c>signature.json</c>.</summary>
public static class SignatureFile
{
    public const string Name = "signature.json";

    private const string PayloadType = "application/vnd.statharness.plugin.v1+json";

    public static byte[] Sign(CheckedPackage package, ECDsa key)
    {
        var payload = CanonicalJson.Bytes(new SignedPlugin(package.Id, package.Version, package.BundleDigest));
        var publicKey = key.ExportSubjectPublicKeyInfo();
        var signature = key.SignData(Encoded(payload), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var envelope = new SignatureEnvelope(PayloadType, Convert.ToBase64String(payload), [new(Digest.Of(publicKey).ToString(), Convert.ToBase64String(signature), Convert.ToBase64String(publicKey))]);
        return [.. HarnessJson.IndentedBytes(envelope), (byte)'\n'];
    }

    /// <summary>Fingerprint of the key that signed; null when the package is not signed.</summary>
    /// <exception cref="DiagnosticException">SH3240: there is a signature, and it is not one of these bytes.</exception>
    public static Digest? Check(CheckedPackage package) => package.Signature is { } file ? Check(package, file) : null;

    private static Digest Check(CheckedPackage package, byte[] file)
    {
        var envelope = Parse<SignatureEnvelope>(file, package.Id);
        if (envelope.PayloadType != PayloadType || envelope.Signatures is not [var signature]) throw SignatureDiagnostics.Wrong(package.Id, $"expected one signature of {PayloadType}");
        var (payload, publicKey, bytes) = (Bytes(envelope.Payload, package.Id), Bytes(signature.PublicKey, package.Id), Bytes(signature.Sig, package.Id));
        if (Digest.Of(publicKey).ToString() != signature.Keyid) throw SignatureDiagnostics.Wrong(package.Id, "its key id is not that of its key");
        if (!Verify(publicKey, payload, bytes)) throw SignatureDiagnostics.Wrong(package.Id, "the key did not sign this payload");
        var signed = Parse<SignedPlugin>(payload, package.Id);
        if (signed.Id != package.Id || signed.Version != package.Version) throw SignatureDiagnostics.Wrong(package.Id, $"it is of {signed.Id} {signed.Version}, the package is {package.Id} {package.Version}");
        return signed.BundleSha256 == package.BundleDigest ? Digest.Of(publicKey)
            : throw SignatureDiagnostics.Wrong(package.Id, $"it is of bundle {signed.BundleSha256}, the package is {package.BundleDigest}");
    }

    private static bool Verify(byte[] publicKey, byte[] payload, byte[] signature)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return PublisherKeys.IsP256(key) && key.VerifyData(Encoded(payload), signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>DSSE's pre-authentication encoding, so that type and payload cannot run into each other.</summary>
    private static byte[] Encoded(byte[] payload) =>
        [.. Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"DSSEv1 {PayloadType.Length} {PayloadType} {payload.Length} ")), .. payload];

    private static byte[] Bytes(string base64, string id)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            throw SignatureDiagnostics.Wrong(id, "it is not base64");
        }
    }

    private static T Parse<T>(byte[] json, string id)
    {
        try
        {
            return HarnessJson.Read<T>(json);
        }
        catch (JsonException)
        {
            throw SignatureDiagnostics.Wrong(id, "it is not the JSON of a signature");
        }
    }
}
