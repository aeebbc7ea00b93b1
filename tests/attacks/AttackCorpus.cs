using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StatHarness.Attacks;

/// <summary>The attack packages under <c>tests/attacks</c>: one script a file, its expectations in the comments at its head.</summary>
internal static class AttackCorpus
{
    public static IReadOnlyList<Attack> Load(string root)
    {
        var folder = Path.Combine(root, "tests", "attacks");
        return
        [
            .. Directory.EnumerateFiles(folder, "*.csx", SearchOption.AllDirectories).Where(file => Path.GetDirectoryName(file) != folder)
                .Select(file => Attack.Read(Path.GetRelativePath(folder, file).Replace('\\', '/')[..^4], File.ReadAllText(file)))
                .OrderBy(attack => attack.Id, StringComparer.Ordinal),
        ];
    }
}

/// <param name="Id">Kind and name, such as <c>files/read_passwd</c>.</param>
/// <param name="Both">Code and symbol that the static layers must answer; <c>passes</c> when nothing static can see it, <c>-</c> when either may happen.</param>
/// <param name="Alone">What the operating system's layer makes of it: outcomes, then the record.</param>
internal sealed partial record Attack(string Id, string What, string Both, string Alone, string Code, IReadOnlyDictionary<string, string> More)
{
    public string Plugin => Id.Replace('/', '_');

    public string Kind => Id[..Id.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Whether both static walkers must refuse it, the one over source and the one over compiled code.</summary>
    public bool IsStatic => Both.StartsWith("SH311", StringComparison.Ordinal);

    public bool IsForbidden => Both.StartsWith("SH3110 ", StringComparison.Ordinal) || Both.StartsWith("SH3112 ", StringComparison.Ordinal);

    public IReadOnlyList<string> Outcomes => Alone.Split(' ')[0].Split(',');

    /// <summary>Call, target, action; <c>*</c> stands for any.</summary>
    public (string Call, string Target, string Action)? Record =>
        Alone.Split(' ') is [_, var call, .. var target, var action] && target.Length > 0 ? (call, string.Join(' ', target), action) : null;

    /// <summary>A code that the justification names.</summary>
    public string? ErrorCode => Alone.Split(' ') is ["error", var code] ? code : null;

    public static Attack Read(string id, string text)
    {
        var more = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        while (Header().Match(text, at) is { Success: true } line && line.Index == at)
        {
            more[line.Groups[1].Value] = line.Groups[2].Value;
            at += line.Length;
        }
        return new(id, more["what"], more["both"], more["alone"], text[at..], more);
    }

    /// <summary>The script files of the package, the entry first.</summary>
    /// <param name="holes">What stands for <c>{outside}</c> and the like.</param>
    public IReadOnlyList<(string Name, string Text)> Scripts(string root, IReadOnlyDictionary<string, string> holes)
    {
        var code = Repeat().Replace(Code, match => string.Concat(Enumerable.Repeat(Piece(match.Groups[1].Value), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture))));
        foreach (var (name, value) in holes) code = code.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        var end = File.ReadAllText(Path.Combine(root, "tests", "attacks", "end.csx")).Replace("Answered", code.Contains("Report.Measured", StringComparison.Ordinal) ? "true" : "false", StringComparison.Ordinal);
        var raw = More.TryGetValue("use", out var use) && use == "raw";
        List<(string, string)> scripts = [("plugin.csx", (raw ? "#load \"raw.csx\"\n" : "") + code + "\n" + end)];
        if (raw) scripts.Add(("raw.csx", File.ReadAllText(Path.Combine(root, "tests", "attacks", "raw.csx"))));
        if (More.TryGetValue("also", out var also)) scripts.Add((also.Split(' ')[0], also[(also.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        return scripts;
    }

    public string Config => More.TryGetValue("config", out var config) ? config : "{\"type\":\"object\"}";

    public JsonObject Manifest()
    {
        var budget = More.TryGetValue("budget", out var given) ? given.Split(' ') : ["30000", "256"];
        return new JsonObject
        {
            ["id"] = Plugin,
            ["name"] = Plugin,
            ["version"] = "1.0.0",
            ["type"] = "analysis",
            ["harness"] = ">=0.1 <1.0",
            ["description"] = What,
            ["needs"] = new JsonObject { ["columns"] = "all" },
            ["capabilities"] = More.TryGetValue("grant", out var grant) ? new JsonArray("dataset:read", grant) : new JsonArray("dataset:read"),
            ["budget"] = new JsonObject { ["time_ms"] = int.Parse(budget[0], CultureInfo.InvariantCulture), ["memory_mb"] = int.Parse(budget[1], CultureInfo.InvariantCulture) },
        };
    }

    private static string Piece(string word) => word.StartsWith('#') ? word.Replace('_', ' ') + "\n" : word.Replace('_', ' ');

    [GeneratedRegex(@"// (\w+): (.*)\n")]
    private static partial Regex Header();

    [GeneratedRegex(@"\{repeat (.+?) (\d+)\}")]
    private static partial Regex Repeat();
}
