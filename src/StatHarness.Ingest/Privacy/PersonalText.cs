using System.Text;
using StatHarness.Ingest.Privacy;

namespace StatHarness.Ingest;

/// <summary>Finds what has the shape of personal data in any text, by the rules and validators of the scan of columns.</summary>
public sealed class PersonalText
{
    private readonly PiiFinder finder = new(new HeaderWords(""));

    /// <summary>Version of the rules.</summary>
    public static string Scanner => PiiRule.Scanner;

    /// <returns>Kind, place and length in characters; only what the validator of its kind holds for.</returns>
    public IReadOnlyList<(string Kind, int Start, int Length)> Find(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return [.. finder.Find(utf8).Where(hit => hit.IsValid).OrderBy(hit => hit.Start)
            .Select(hit => (PiiRule.All[(int)hit.Kind].Type, Encoding.UTF8.GetCharCount(utf8, 0, hit.Start), Encoding.UTF8.GetCharCount(utf8, hit.Start, hit.Length)))];
    }
}
