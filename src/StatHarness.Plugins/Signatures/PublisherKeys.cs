using System.Security.Cryptography;
using StatHarness.Core;

namespace StatHarness.Plugins;

/// <summary>Keys of publishers: ECDSA on P-256, as PEM files.</summary>
public static class PublisherKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <summary>A new private key at <paramref name="path"/>, readable by its owner only, and its public one beside it as <c>.pub</c>.</summary>
    /// <returns>Fingerprint: sha256 of the public key as SubjectPublicKeyInfo.</returns>
    /// <exception cref="DiagnosticException">SH3241: a file is there already.</exception>
    public static Digest Generate(string path)
    {
        var full = Path.GetFullPath(path);
        foreach (var file in new[] { full, full + ".pub" })
            if (File.Exists(file)) throw SignatureDiagnostics.KeyExists(file);
        if (!Directory.Exists(Path.GetDirectoryName(full))) throw SignatureDiagnostics.BadKey(full, "its folder does not exist");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using (var file = new FileStream(full, Private)) file.Write(System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
        File.WriteAllText(full + ".pub", key.ExportSubjectPublicKeyInfoPem() + "\n");
        return Digest.Of(key.ExportSubjectPublicKeyInfo());
    }

    /// <exception cref="DiagnosticException">SH3242: not a private key on P-256.</exception>
    public static ECDsa ReadPrivate(string path)
    {
        var key = Read(path);
        try
        {
            key.SignData(new byte[1], HashAlgorithmName.SHA256);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            throw SignatureDiagnostics.BadKey(path, "it is a public key; signing takes the private one");
        }
    }

    /// <returns>SubjectPublicKeyInfo of a public or private key.</returns>
    /// <exception cref="DiagnosticException">SH3242: not a key on P-256.</exception>
    public static byte[] ReadPublic(string path)
    {
        using var key = Read(path);
        return key.ExportSubjectPublicKeyInfo();
    }

    internal static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid is { } curve && (curve.Value == P256 || curve.FriendlyName is "nistP256" or "ECDSA_P256");

    private static ECDsa Read(string path)
    {
        if (!File.Exists(path)) throw SignatureDiagnostics.BadKey(path, "there is no such file");
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(File.ReadAllText(path));
            if (IsP256(key)) return key;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw SignatureDiagnostics.BadKey(path, "it is not the PEM of a key");
        }
        key.Dispose();
        throw SignatureDiagnostics.BadKey(path, "it is a key on another curve");
    }

    private static FileStreamOptions Private => OperatingSystem.IsWindows()
        ? new() { Mode = FileMode.CreateNew, Access = FileAccess.Write }
        : new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
}
