// How many jobs ran at once. Half-open intervals, ends before starts; exact duplicate rows count once.
const double Second = 1_000_000;

var start = Dataset.Timestamps(Role("start"));
var end = Dataset.Timestamps(Role("end"));
var eligible = OptionalRole("eligible") is { } column && Dataset.Timestamps(column).Zoned == start.Zoned ? Dataset.Timestamps(column) : null;
var duplicates = Dataset.DuplicateRows().Select(duplicate => duplicate.Row).ToHashSet();
var states = RunRows.Classify(eligible is null ? [] : eligible.Instants(), start.Instants(), end.Instants());
var rows = RunRows.Rows(states, RunState.Valid).Where(row => !duplicates.Contains(row)).ToArray();

if (start.Zoned != end.Zoned) Report.NotApplicable("different_clocks", $"{start.Name} and {end.Name} are on different clocks: one states its zone, the other does not.");
else if (rows.Length == 0) Report.NotApplicable("no_valid_interval", $"None of {Dataset.Rows} rows has a start and an end in order.");
else
{
    var (starts, ends) = (rows.Select(row => start.Micros[row]).ToArray(), rows.Select(row => end.Micros[row]).ToArray());
    var overall = Concurrency.Reconstruct(starts, ends);
    Peak(new { over = "all" }, "over all", overall, starts, ends, rows);
    var hosts = OptionalRole("host") is { } host ? Hosts(host) : null;
    Report.Output(new
    {
        rows_total = Dataset.Rows,
        rows_after_dedup = Dataset.Rows - duplicates.Count,
        rows_valid = rows.Length,
        rows_by_state = Enum.GetValues<RunState>().ToDictionary(state => state.ToString(), state => RunRows.Rows(states, state).Length),
        overall = Numbers(overall),
        by_host = hosts?.ToDictionary(entry => entry.Name, entry => Numbers(entry.Profile)),
        active_hosts_by_month = hosts is null ? null : ActiveHosts(hosts),
    });
    Figures(starts, ends, overall);
}

// Host spellings that differ only in case or blanks are one host.
List<(string Name, int[] Members, ConcurrencyProfile Profile)> Hosts(Column host)
{
    var labels = Dataset.Labels(host);
    var names = Enumerable.Range(0, labels.Distinct).Select(code => labels.Label(code).Trim().ToUpperInvariant()).ToArray();
    var groups = Enumerable.Range(0, rows.Length).Where(i => labels.Codes[rows[i]] >= 0)
        .GroupBy(i => names[labels.Codes[rows[i]]], StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (Name: group.Key, Members: group.ToArray())).ToList();
    var profiles = groups.Select(group => (group.Name, group.Members,
        Concurrency.Reconstruct(group.Members.Select(i => start.Micros[rows[i]]).ToArray(), group.Members.Select(i => end.Micros[rows[i]]).ToArray()))).ToList();
    foreach (var (name, members, profile) in profiles.OrderByDescending(entry => entry.Item3.BusyMicros).ThenBy(entry => entry.Name, StringComparer.Ordinal).Take(Config.Top))
        Peak(new { host = name }, "on " + name, profile, members.Select(i => start.Micros[rows[i]]).ToArray(), members.Select(i => end.Micros[rows[i]]).ToArray(), members.Select(i => rows[i]).ToArray());
    Report.Table("hosts", "Concurrency per host", [("host", null), ("jobs", "jobs"), ("peak", "jobs"), ("busy", "s"), ("mean level", "jobs"), ("utilisation", "1")],
        profiles.Select(entry => new object?[] { entry.Name, entry.Item3.Intervals, entry.Item3.Peak, (double)entry.Item3.BusyMicros / Second, entry.Item3.MeanConcurrency, entry.Item3.UtilisationAny }));
    return profiles;
}

void Peak(object subject, string what, ConcurrencyProfile profile, long[] starts, long[] ends, int[] owners)
{
    if (profile.Peak == 0) return;
    var at = profile.PeakFirstAtMicros;
    var running = Concurrency.RunningAt(starts, ends, at).Select(i => owners[i]).ToArray();
    Report.Measured("peak_concurrency", subject,
        FormattableString.Invariant($"At most {(profile.Peak == 1 ? "1 job" : $"{profile.Peak} jobs")} ran at once {what}, first at {start.Text(at)}; on average {profile.MeanConcurrency:0.###}."),
        value: profile.Peak, unit: "jobs",
        metrics: new { mean_concurrency = profile.MeanConcurrency, utilisation_any = profile.UtilisationAny, busy_seconds_sum = (double)profile.BusyMicros / Second, intervals = profile.Intervals },
        attributes: new { first_at = start.Text(at) }, evidence: Rows(running, query: $"{start.Name} <= {start.Text(at)} and {end.Name} > {start.Text(at)}"));
}

object Numbers(ConcurrencyProfile profile) => new
{
    intervals = profile.Intervals,
    empty_intervals = profile.EmptyIntervals,
    peak = profile.Peak,
    peak_first_at = profile.Peak == 0 ? null : start.Text(profile.PeakFirstAtMicros),
    mean_concurrency = profile.MeanConcurrency,
    utilisation_any = profile.UtilisationAny,
    busy_seconds_sum = (double)profile.BusyMicros / Second,
    span_seconds = profile.SpanMicros / Second,
    seconds_at_level = profile.MicrosAtLevel.Select((micros, level) => (level, micros)).ToDictionary(entry => entry.level, entry => entry.micros / Second),
};

object ActiveHosts(List<(string Name, int[] Members, ConcurrencyProfile Profile)> hosts) => hosts
    .SelectMany(host => host.Members.Select(i => CivilDate.OfMicros(start.Micros[rows[i]])).Select(date => (Month: $"{date.Year:0000}-{date.Month:00}", host.Name)))
    .Distinct().GroupBy(entry => entry.Month).OrderBy(group => group.Key, StringComparer.Ordinal)
    .ToDictionary(group => group.Key, group => group.Select(entry => entry.Name).Order(StringComparer.Ordinal).ToArray());

void Figures(long[] starts, long[] ends, ConcurrencyProfile overall)
{
    var steps = Concurrency.Bounded(Concurrency.Steps(starts, ends), 1200);
    Report.Steps("concurrency", "Jobs running at once", $"The level reaches {overall.Peak} jobs.", steps.Select(step => step.AtMicros).ToArray(), steps.Select(step => (double)step.Level).ToArray(), "jobs", start.Zone);
    var levels = Enumerable.Range(0, overall.MicrosAtLevel.Count).Take(40).ToArray();
    Report.Bars("levels", "Time at each level", $"No job ran for {overall.MicrosAtLevel[0] / Second:0} s of {overall.SpanMicros / Second:0} s.",
        levels.Select(level => level == 1 ? "1 job" : $"{level} jobs").ToArray(), levels.Select(level => overall.MicrosAtLevel[level] / Second).ToArray(), "s", other: Math.Max(0, overall.MicrosAtLevel.Count - 40));
}
