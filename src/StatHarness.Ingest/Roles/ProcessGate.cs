namespace StatHarness.Ingest.Roles;

/// <summary>
/// Roles of a process stay only where there is a process: something happens (activity) at some time to something (case), or with
/// a start and an end, or under a name that says activity outright. A day number or a country in a plain table is no case and no activity.
/// </summary>
internal static class ProcessGate
{
    private const int SurelyActivity = 90;
    private static readonly string[] OfEvents = ["case", "activity", "lifecycle", "timestamp_queue", "timestamp_eligible"];
    private static readonly string[] OfAgents = ["host", "resource"];

    /// <param name="given">Roles that the user gave stay.</param>
    public static void Apply(Dictionary<string, Candidate> chosen, IReadOnlySet<string> given)
    {
        var spans = chosen.ContainsKey("timestamp_start") && chosen.ContainsKey("timestamp_end");
        var named = chosen.TryGetValue("activity", out var activity) && activity.Points >= SurelyActivity;
        var happens = activity is not null && chosen.ContainsKey("timestamp") && (chosen.ContainsKey("case") || spans || named);
        if (happens) return;
        foreach (var role in spans ? OfEvents : OfEvents.Concat(OfAgents))
            if (!given.Contains(role)) chosen.Remove(role);
    }
}
