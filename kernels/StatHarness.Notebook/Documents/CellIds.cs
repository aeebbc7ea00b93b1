using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Core;

namespace StatHarness.Notebook;

/// <summary>Gives every cell an id: its own when it is valid and first, else one that only its content decides.</summary>
internal sealed partial class CellIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    public string Take(string? own, CellKind kind, string language, string source)
    {
        if (own is not null && Valid().IsMatch(own) && taken.Add(own)) return own;
        var derived = Digest.Of(Encoding.UTF8.GetBytes($"{kind}\n{language}\n{source}")).Abbreviated;
        var id = derived;
        for (var twin = 2; !taken.Add(id); twin++) id = $"{derived}-{twin}";
        return id;
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex Valid();
}
