using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StatHarness.Planning;

namespace StatHarness.Workbench;

/// <summary>
/// Takes out what gives access to something, in every dossier, masked or not. Secret settings were never stored; this is for keys and
/// tokens that somebody put where no schema calls them secret.
/// </summary>
internal static partial class SecretScrub
{
    public static string Text(string text) => Token().Replace(text, SecretSettings.Mask);

    /// <summary>Changes the node.</summary>
    /// <param name="inSettings">Whether it stands below settings, where names tell.</param>
    public static JsonNode? Json(JsonNode? node, bool inSettings = false)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members.ToList())
                {
                    if (inSettings && SecretName().IsMatch(name) && value is JsonValue) members[name] = SecretSettings.Mask;
                    else if (Scrubbed(value) is { } text) members[name] = text;
                    else Json(value, inSettings || name == "settings");
                }
                break;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                {
                    if (Scrubbed(items[i]) is { } text) items[i] = text;
                    else Json(items[i], inSettings);
                }
                break;
        }
        return node;
    }

    private static string? Scrubbed(JsonNode? node)
    {
        if (node is not JsonValue value || value.GetValueKind() != JsonValueKind.String) return null;
        var text = value.GetValue<string>();
        var scrubbed = Text(text);
        return ReferenceEquals(scrubbed, text) || scrubbed == text ? null : scrubbed;
    }

    /// <summary>Private keys, tokens of well-known issuers, JSON web tokens, bearer headers, passwords in addresses.</summary>
    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?-----END [A-Z ]*PRIVATE KEY-----|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_[A-Za-z0-9_]{30,}|\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\bsk-[A-Za-z0-9_-]{20,}|\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*|(?<=[Bb]earer )[A-Za-z0-9._~+/-]{12,}=*|(?<=://[^/\s:@""]{1,64}:)[^/\s:@""]{1,128}(?=@)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex("(?:^|_)(?:password|passwd|pwd|passphrase|secret|token|api_?key|private_?key|access_?key|credentials?|authorization)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();
}
