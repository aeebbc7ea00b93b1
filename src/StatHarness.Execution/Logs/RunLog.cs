using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatHarness.Core.Json;
using StatHarness.Execution.Formats.V1;
using StatHarness.Planning;
using StatHarness.Planning.Formats.V1;
using StatHarness.Sdk;
using StatHarness.Storage;

namespace StatHarness.Execution;

/// <summary>
/// <c>logs/run.ndjson</c>, written while the run runs, so that a run that dies leaves its last words; and a log of each execution.
/// Safe for threads. A log that cannot be written costs the log, never the run.
/// </summary>
internal sealed class RunLog(RunDirectory directory, TimeProvider time, int maxLines = RunLog.MaxLines, long maxBytes = RunLog.MaxBytes) : IDisposable
{
    public const string FileName = "logs/run.ndjson";
    public const int MaxLines = 20_000;
    public const long MaxBytes = 8 << 20;

    private readonly Lock gate = new();
    private readonly LogCap cap = new(maxLines, maxBytes);
    private readonly Lazy<FileStream> file = new(() => Open(directory));
    private bool closed;
    private TimeSpan spent;

    /// <summary>Why the log ended early; null when it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Time that writing took, for the share that observing costs.</summary>
    public double SpentMs => spent.TotalMilliseconds;

    /// <summary>When the first execution ended with a result: the end of time to first result.</summary>
    public DateTimeOffset? FirstResultAt { get; private set; }

    public static string Name(ExecutionOutcome outcome) => HarnessJson.Node(outcome).GetValue<string>();

    public void Planned(PlanRecord plan)
    {
        Write("info", "harness", "run_started", $"Run {directory.RunId} of {plan.Executions.Count} plugins on {plan.DatasetVersionId}.",
            new() { ["run_id"] = directory.RunId, ["run_fingerprint"] = plan.RunFingerprint.ToString(), ["data_hash"] = plan.DataHash.ToString(), ["seed"] = plan.Seed });
        foreach (var planned in plan.Executions)
        {
            Write("info", planned.Identity.Id, "planned", $"{planned.Decision}: {planned.Why}", new()
            {
                ["decision"] = planned.Decision,
                ["version"] = planned.Identity.Version,
                ["depends_on"] = List(planned.DependsOn),
                ["expected_ms"] = planned.Expected?.MedianMs,
            });
        }
    }

    public void Compiling(int count) => Write("info", "harness", "compiling", $"{count} plugins are compiled, since they never ran here.", new() { ["count"] = count });

    public void Started(string plugin, double waitedMs) => Write("info", plugin, "started", "Started.", new() { ["waited_ms"] = waitedMs });

    public void Finished(FinishedExecution finished)
    {
        var id = finished.Planned.Identity.Id;
        if (finished.Result is not null) FirstResultAt ??= time.GetUtcNow();
        Guard(() => Put($"logs/{id}.log", PluginLog.Of(finished)));
        foreach (var violation in finished.Violations) Write("error", id, "violation", PluginLog.Words(violation), HarnessJson.Node(violation).AsObject());
        foreach (var warning in finished.Result?.Warnings ?? []) Write("warn", id, "warning", warning, []);
        Write(Outcomes.IsFault(finished.Verdict.Outcome) ? "error" : "info", id, finished.CachedFrom is null ? "finished" : "cached", $"{Name(finished.Verdict.Outcome)}: {finished.Verdict.Justification}", new()
        {
            ["outcome"] = Name(finished.Verdict.Outcome),
            ["cached_from"] = finished.CachedFrom,
            ["reasons"] = List(finished.Reasons),
            ["isolation"] = finished.Isolation,
            ["waited_ms"] = finished.WaitedMs,
            ["duration_ms"] = finished.Use.WallMs,
            ["cpu_ms"] = finished.Use.CpuMs,
            ["peak_rss_bytes"] = finished.Use.PeakRssBytes,
            ["queries"] = finished.Queries.Count,
            ["result_digest"] = finished.ResultDigest?.ToString(),
            ["log"] = $"logs/{id}.log",
        });
    }

    public void Merged(RunOutcome outcome, int findings, IEnumerable<string> warnings)
    {
        foreach (var warning in warnings) Write("warn", "harness", "warning", warning, []);
        var name = HarnessJson.Node(outcome).GetValue<string>();
        Write("info", "harness", "merged", $"{name}: {findings} findings.", new() { ["outcome"] = name, ["findings"] = findings });
    }

    public void Failed(string why) => Write("error", "harness", "failed", why, []);

    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            if (cap.DroppedLines > 0) Guard(() => file.Value.Write(Line(new(time.GetUtcNow(), "warn", "harness", "capped", cap.Closing, new() { ["dropped_lines"] = cap.DroppedLines, ["dropped_bytes"] = cap.DroppedBytes }))));
            closed = true;
            if (file.IsValueCreated) file.Value.Dispose();
        }
    }

    private void Write(string level, string source, string kind, string message, JsonObject fields) => Guard(() =>
    {
        var line = Line(new LogEvent(time.GetUtcNow(), level, source, kind, message, fields));
        if (!closed && Problem is null && cap.Takes(line.Length)) file.Value.Write(line);
    });

    private void Guard(Action write)
    {
        lock (gate)
        {
            // Not before: who waits for another's line would count its time again.
            var start = time.GetTimestamp();
            try
            {
                write();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Problem ??= $"The log of the run is incomplete: {e.Message}";
            }
            spent += time.GetElapsedTime(start);
        }
    }

    /// <summary>Not flushed to the disk: a log is no result, and a run shall not wait for it.</summary>
    private void Put(string relative, byte[] bytes)
    {
        var path = Core.SafePath.Under(directory.Path, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static JsonArray List(IEnumerable<string> items) => [.. items.Select(item => (JsonNode?)item)];

    /// <summary>Written by hand, names in ordinal order: the serializer's first use of a type would cost more than the whole log.</summary>
    private static byte[] Line(LogEvent entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = HarnessJson.Options.Encoder }))
        {
            json.WriteStartObject();
            json.WriteString("event", entry.Event);
            json.WritePropertyName("fields");
            entry.Fields.WriteTo(json);
            json.WriteString("level", entry.Level);
            json.WriteString("message", entry.Message);
            json.WriteString("source", entry.Source);
            json.WriteString("time", entry.Time);
            json.WriteEndObject();
        }
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static FileStream Open(RunDirectory directory)
    {
        var path = Core.SafePath.Under(directory.Path, FileName);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Without a buffer each line reaches the system as it is written: what was said before a kill is there afterwards.
        return new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }
}
