namespace StatHarness.Sandbox.Linux;

/// <summary>A <c>/proc/…/status</c> file as field → text.</summary>
internal static class ProcStatus
{
    internal static Dictionary<string, string> Read(string path)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllText(path).Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is var at and > 0)
                fields[line[..at]] = line[(at + 1)..].Trim();
        return fields;
    }

    internal static long Number(Dictionary<string, string> fields, string name)
    {
        if (!fields.TryGetValue(name, out var text)) return 0;
        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return long.Parse(end < 0 ? text : text.AsSpan(0, end), System.Globalization.CultureInfo.InvariantCulture);
    }
}
