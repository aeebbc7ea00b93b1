namespace StatHarness.Ingest.Roles;

/// <summary>Which time is which: by name, then by the order that a job's times must have, tQ ≤ tE ≤ tS ≤ tN.</summary>
internal static class TimeRoles
{
    private const double Ordered = 0.99;
    private static readonly string[] InOrder = ["timestamp_queue", "timestamp_eligible", "timestamp_start", "timestamp_end"];

    public static IEnumerable<Candidate> Of(ColumnTraits column)
    {
        if (!column.IsTemporal) yield break;
        yield return Start("timestamp_queue", column).If(column.Says("queue", "queued", "enqueue", "enqueued", "submit", "submitted", "requested", "arrival", "arrived"), "name says queued", 55);
        yield return Start("timestamp_eligible", column).If(column.Says("eligible", "ready", "released", "scheduled"), "name says eligible", 55);
        yield return Start("timestamp_start", column).If(column.Says("start", "started", "begin", "began"), "name says start", 60);
        yield return Start("timestamp_end", column).If(column.Says("end", "ended", "finish", "finished", "complete", "completed", "stop", "stopped"), "name says end", 60);
        yield return Start("timestamp", column)
            .If(column.Name is "time:timestamp" or "ocel:timestamp", "standard name of the event time", 50)
            .If(column.Says("timestamp", "datetime"), "name says timestamp", 40)
            .If(column.Says("time", "event"), "name says time", 25)
            .If(column.Says("date", "day", "dt", "at", "month", "week", "year"), "name says date", 15)
            .If(column.Says("planned", "deadline", "due"), "name says planned", -30)
            .If(column.Says("start", "started", "begin", "end", "ended", "queue", "queued", "eligible", "finish", "finished", "complete", "completed"), "name says a part of the event", -40);
    }

    /// <summary>Where there is one time only, it is when things happened.</summary>
    public static void PreferTheOnly(List<Candidate> candidates)
    {
        var times = candidates.FindAll(candidate => candidate.Role == "timestamp");
        if (times.Count == 1) times[0].If(true, "the only time of the table", 25);
    }

    /// <summary>Adds what the order of the chosen times tells, and completes a start without an end by the event time.</summary>
    public static void Resolve(Dictionary<string, Candidate> chosen)
    {
        var times = InOrder.Where(chosen.ContainsKey).Select(role => chosen[role]).ToList();
        for (var i = 1; i < times.Count; i++)
        {
            var holds = Evidence.InOrder(times[i - 1].Column.Column, times[i].Column.Column, Ordered);
            foreach (var time in new[] { times[i - 1], times[i] })
                time.If(holds, $"{times[i - 1].Column.Name} ≤ {times[i].Column.Name} in 99 % of rows", 10).If(!holds, $"{times[i - 1].Column.Name} ≤ {times[i].Column.Name} fails", -20);
        }
        if (chosen.TryGetValue("timestamp_start", out var start) && !chosen.ContainsKey("timestamp_end") && chosen.TryGetValue("timestamp", out var only)
            && Evidence.InOrder(start.Column.Column, only.Column.Column, Ordered))
            chosen["timestamp_end"] = new Candidate("timestamp_end", only.Column).If(true, "is a time", 20).If(true, $"the other time of the event, not before {start.Column.Name}", 45);
        if (chosen.ContainsKey("timestamp")) return;
        var stand = chosen.GetValueOrDefault("timestamp_end") ?? start;
        if (stand is not null) chosen["timestamp"] = new Candidate("timestamp", stand.Column).If(true, "is a time", 20).If(true, $"stands for the event: it has {stand.Role} and no time of its own", 30);
    }

    private static Candidate Start(string role, ColumnTraits column) => new Candidate(role, column)
        .If(column.Column.Type != Data.ColumnType.Date, "is a time", 20)
        .If(column.Column.Type == Data.ColumnType.Date, "is a date", 10)
        .If(column.IsCaseAttribute, "belongs to the case, not to the event", -45)
        .If(column.Fill < 0.5, "is mostly missing", -15);
}
