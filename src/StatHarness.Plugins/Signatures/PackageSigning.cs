using StatHarness.Core;

namespace StatHarness.Plugins;

/// <param name="File">Where the signature was put.</param>
/// <param name="Key">Fingerprint of the key.</param>
public sealed record SignedPackage(string Id, string Version, Digest BundleSha256, Digest Key, string File);

/// <summary>Puts <c>signature.json</c> into a package, in place of one that is there.</summary>
public static class PackageSigning
{
    /// <param name="path">Folder or zip.</param>
    /// <param name="keyFile">PEM of a private key.</param>
    /// <exception cref="DiagnosticException">It is no package, or the key cannot be used.</exception>
    public static SignedPackage Sign(string path, string keyFile)
    {
        var package = PackageSource.Read(path);
        using var key = PublisherKeys.ReadPrivate(keyFile);
        var signature = SignatureFile.Sign(package, key);
        var target = Directory.Exists(path) ? Path.Combine(Path.GetFullPath(path), SignatureFile.Name) : Path.GetFullPath(path);
        AtomicFile.Write(target, Directory.Exists(path) ? signature : Zip(package, signature));
        return new(package.Id, package.Version, package.BundleDigest, Digest.Of(key.ExportSubjectPublicKeyInfo()), target);
    }

    private static byte[] Zip(CheckedPackage package, byte[] signature) =>
        ZipWriter.Write(new SortedDictionary<string, byte[]>(package.Files.ToDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal), StringComparer.Ordinal) { [SignatureFile.Name] = signature });
}
