using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <summary>A package with its bytes, checked: what is installed, signed, examined.</summary>
/// <param name="Bundle">Canonical: the same files give the same bytes on every machine, whatever they came in.</param>
/// <param name="Files">By name, the signature left out.</param>
/// <param name="Signature">Bytes of <c>signature.json</c>; null when there is none.</param>
public sealed record CheckedPackage(PluginPackage Package, ReadOnlyMemory<byte> Bundle, Digest BundleDigest, IReadOnlyDictionary<string, byte[]> Files, byte[]? Signature)
{
    public string Id => Package.Manifest.Id;

    public string Version => Package.Manifest.Version;

    internal static CheckedPackage Of(string name, PackageFiles files, string? mustBe, List<Diagnostic> problems)
    {
        var signature = files.Take(SignatureFile.Name);
        var reading = PackageReading.Read(name, files, mustBe, problems);
        if (reading.Package is not { } package) throw PluginDiagnostics.All(reading.Problems);
        var bundle = ZipWriter.Write(files.All);
        return new(package, bundle, Digest.Of(bundle), files.All, signature);
    }
}
