using System.Text;
using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Execution.Formats.V1;

namespace StatHarness.Workbench;

/// <summary>The logs of one run, as they lie in its directory.</summary>
/// <param name="Directory">Of the run, published or not.</param>
public sealed record RunLogs(string RunId, string Directory)
{
    private string Folder => Path.Combine(Directory, "logs");

    /// <summary>Ids of the plugins that have a log, in ordinal order.</summary>
    public IReadOnlyList<string> Plugins => !System.IO.Directory.Exists(Folder) ? []
        : [.. System.IO.Directory.EnumerateFiles(Folder, "*.log").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    /// <summary>What happened in the run, oldest first.</summary>
    /// <param name="last">Only so many of the newest; null for all.</param>
    public IReadOnlyList<LogEvent> Events(int? last = null) => Last(Read(PathOf(null)).Select(Event).OfType<LogEvent>(), last);

    /// <summary>Lines of one plugin: <c>level source: text</c>.</summary>
    /// <exception cref="DiagnosticException">SH7150: it has no log.</exception>
    public IReadOnlyList<string> Lines(string plugin, int? last = null) => Last(Read(PathOf(plugin)), last);

    /// <summary>Copies a log as it stands.</summary>
    /// <param name="plugin">Null for the log of the run.</param>
    /// <returns>Bytes written.</returns>
    /// <exception cref="DiagnosticException">SH7150: there is no such log. SH7151: the file cannot be written.</exception>
    public long Save(string? plugin, string path)
    {
        var from = PathOf(plugin);
        var bytes = File.Exists(from) ? File.ReadAllBytes(from) : [];
        OutputFile.Write(path, bytes);
        return bytes.Length;
    }

    internal static RunLogs Find(HarnessSession session, string id) =>
        session.AppData.Runs.Find(id) is { } row ? new(row.RunId, row.Directory) : throw WorkbenchDiagnostics.UnknownRun(id);

    private string PathOf(string? plugin)
    {
        if (plugin is null) return Path.Combine(Folder, "run.ndjson");
        var known = Plugins;
        return known.Contains(plugin, StringComparer.Ordinal) ? Path.Combine(Folder, plugin + ".log") : throw ObservingDiagnostics.NoLog(RunId, plugin, NearestName.Of(plugin, known), known);
    }

    private static IEnumerable<string> Read(string path) => File.Exists(path) ? File.ReadLines(path) : [];

    /// <summary>A run that was killed while it wrote has half a line at its end.</summary>
    private static LogEvent? Event(string line)
    {
        try
        {
            return HarnessJson.Read<LogEvent>(Encoding.UTF8.GetBytes(line));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static List<T> Last<T>(IEnumerable<T> items, int? last) => [.. last is { } count ? items.TakeLast(count) : items];
}
