using System.Text;

namespace StatHarness.Sandbox.Linux.Supervise;

/// <summary>Denied attempts, counted by what they were. Bounded: a flood grows a number, not memory.</summary>
internal sealed class ViolationLog(int maxRecords)
{
    private const int LongestTarget = 512;
    private readonly Dictionary<(string Syscall, string? Target, string Action), int> _counts = [];
    private int _beyond;

    internal int Total { get; private set; }

    internal void Add(string syscall, string? target, string action)
    {
        if (Total < int.MaxValue) Total++;
        var key = (syscall, Clean(target), action);
        if (_counts.TryGetValue(key, out var count)) _counts[key] = count + 1;
        else if (_counts.Count < maxRecords) _counts[key] = 1;
        else _beyond++;
    }

    internal bool Saw(string syscall, string action) => _counts.Keys.Any(k => k.Syscall == syscall && k.Action == action);

    internal IReadOnlyList<Violation> ToList()
    {
        var list = _counts.Select(c => new Violation(c.Key.Syscall, c.Key.Target, c.Key.Action, c.Value))
            .OrderBy(v => v.Syscall, StringComparer.Ordinal).ThenBy(v => v.Target, StringComparer.Ordinal).ThenBy(v => v.Action, StringComparer.Ordinal)
            .ToList();
        if (_beyond > 0) list.Add(new("(more)", null, "not listed", _beyond));
        return list;
    }

    /// <summary>The target is the worker's text: no control characters, no half characters, no length without end.</summary>
    private static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = new StringBuilder(Math.Min(text.Length, LongestTarget));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length >= LongestTarget) return clean.Append('…').ToString();
            if (Rune.IsControl(rune)) clean.Append('\uFFFD');
            else clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
