using System.Text.Json.Nodes;

namespace StatHarness.Execution.Formats.V1;

/// <summary>One line of <c>logs/run.ndjson</c>: something that happened in a run.</summary>
/// <param name="Level">info, warn or error.</param>
/// <param name="Source"><c>harness</c>, or the id of a plugin.</param>
/// <param name="Event">run_started, planned, compiled, started, finished, cached, violation, warning, merged, failed or capped.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Fields">The same as values.</param>
public sealed record LogEvent(DateTimeOffset Time, string Level, string Source, string Event, string Message, JsonObject Fields);
