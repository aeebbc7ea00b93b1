namespace StatHarness.Core.Schema;

internal static class SchemaUri
{
    /// <summary>The base of a document that names none; ours, so that nothing else has it.</summary>
    public static readonly Uri Unnamed = new("stat-harness-schema:///");

    public static string WithoutFragment(Uri uri) => uri.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);

    /// <param name="fragment">Decoded, without '#'; empty when there is none.</param>
    public static bool TryResolve(Uri baseUri, string reference, out Uri target, out string fragment)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        fragment = hash < 0 ? "" : Uri.UnescapeDataString(reference[(hash + 1)..]);
        var rest = hash < 0 ? reference : reference[..hash];
        target = baseUri;
        if (rest.Length == 0) return true;
        if (!Uri.TryCreate(baseUri, rest, out var resolved) || !resolved.IsAbsoluteUri) return false;
        target = resolved;
        return true;
    }

    public static string Token(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public static string Name(string token) => token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
