using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;

namespace StatHarness.Plugins;

/// <summary>Whose signatures count here: <c>trust.json</c> at the root of appdata. A plain file, so that it can be reviewed and carried.</summary>
/// <param name="Publishers">By name.</param>
public sealed record TrustFile(int SchemaVersion, IReadOnlyList<Publisher> Publishers)
{
    public const string Name = "trust.json";

    private static TrustFile Empty { get; } = new(1, []);

    /// <exception cref="DiagnosticException">SH3243: the file does not read as one.</exception>
    public static TrustFile Load(string appData)
    {
        var path = Path.Combine(appData, Name);
        if (!File.Exists(path)) return Empty;
        try
        {
            var trust = HarnessJson.Read<TrustFile>(File.ReadAllBytes(path));
            foreach (var publisher in trust.Publishers)
                if (Digest.Of(Convert.FromBase64String(publisher.PublicKey)) != publisher.Fingerprint) throw SignatureDiagnostics.BadTrustFile(path, $"the fingerprint of '{publisher.Name}' is not that of its key.");
            return trust;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw SignatureDiagnostics.BadTrustFile(path, e.Message);
        }
    }

    public void Save(string appData) => AtomicFile.Write(Path.Combine(appData, Name), [.. HarnessJson.IndentedBytes(this), (byte)'\n']);

    /// <exception cref="DiagnosticException">SH3244: the name or the key is there.</exception>
    public TrustFile With(string name, byte[] publicKey)
    {
        var added = new Publisher(name, Digest.Of(publicKey), Convert.ToBase64String(publicKey));
        if (Publishers.FirstOrDefault(known => known.Name == name || known.Fingerprint == added.Fingerprint) is { } there) throw SignatureDiagnostics.KnownPublisher(there.Name, there.Fingerprint.ToString());
        return this with { Publishers = [.. Publishers.Append(added).OrderBy(publisher => publisher.Name, StringComparer.Ordinal)] };
    }

    /// <param name="nameOrFingerprint">A name, or the first 8 or more digits of a fingerprint.</param>
    /// <exception cref="DiagnosticException">SH3245: there is none.</exception>
    public TrustFile Without(string nameOrFingerprint)
    {
        var left = Publishers.Where(publisher => publisher.Name != nameOrFingerprint && !(nameOrFingerprint.Length >= 8 && publisher.Fingerprint.ToString().StartsWith(nameOrFingerprint, StringComparison.Ordinal))).ToList();
        return left.Count == Publishers.Count - 1 ? this with { Publishers = left } : throw SignatureDiagnostics.UnknownPublisher(nameOrFingerprint, Publishers.Select(publisher => publisher.Name));
    }

    public Publisher? Find(Digest fingerprint) => Publishers.FirstOrDefault(publisher => publisher.Fingerprint == fingerprint);
}

/// <param name="Fingerprint">sha256 of the key as SubjectPublicKeyInfo.</param>
/// <param name="PublicKey">Base64 of the same.</param>
public sealed record Publisher(string Name, Digest Fingerprint, string PublicKey);
