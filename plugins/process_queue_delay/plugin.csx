// Waiting before start: who causes it, when, and how much lies beyond the threshold. Negative waits are counted, not clipped.
const double Second = 1_000_000;
var threshold = (long)Math.Round(Config.ThresholdSeconds * Second);
var earliest = (long)new CivilDate(Config.EarliestYear, 1, 1).ToDays() * 86_400_000_000;

var start = Dataset.Timestamps(Role("start"));
var end = Dataset.Timestamps(Role("end"));
var queued = Same(OptionalRole("queue"));
var ready = Same(OptionalRole("eligible")) ?? queued;

if (ready is null || start.Zoned != end.Zoned)
    Report.NotApplicable("no_queue_time", "There is no queue or eligible time on the clock of the start time, so waiting is not defined.");
else
{
    var duplicates = Dataset.DuplicateRows().Select(duplicate => duplicate.Row).ToHashSet();
    var rows = Enumerable.Range(0, Dataset.Rows).Where(row => !duplicates.Contains(row)).ToArray();
    var sentinels = 0;
    var queueTimes = queued is null || queued.Name == ready.Name ? [] : Pick(RunRows.WithoutSentinels(queued.Instants(), earliest, out sentinels));
    var readyTimes = RunRows.WithoutSentinels(ready.Instants(), earliest, out var readySentinels);
    var runs = new RunColumns(queueTimes, Pick(readyTimes), Pick(start.Instants()), Pick(end.Instants()));
    var overall = QueueDelay.Summarise(runs, threshold);
    if (overall.Runs == 0) Report.NotApplicable("no_valid_run", $"None of {Dataset.Rows} rows has ready, start and end times in order.");
    else Analyse(rows, runs, overall, sentinels + readySentinels, duplicates.Count);
    long[] Pick(long[] instants) => rows.Select(row => instants[row]).ToArray();
}

TimeSeries? Same(Column? column) => column is not null && Dataset.Timestamps(column).Zoned == start.Zoned ? Dataset.Timestamps(column) : null;

void Analyse(int[] rows, RunColumns runs, QueueSummary overall, int sentinels, int duplicates)
{
    var window = new CloseWindow(Config.CloseLastDays, Config.CloseFirstDays).Codes(runs.Eligible.Span);
    var windows = QueueDelay.ByGroup(runs, window, 2, threshold);
    var rule = $"close = last {Config.CloseLastDays} and first {Config.CloseFirstDays} Monday-to-Friday days of a month, no holidays, by {ready!.Name}{(ready.Zoned ? " in UTC" : " on its own clock")}";
    var busy = BusyPeriods.Of(runs, threshold, (long)Math.Round(Config.BusyGapSeconds * Second));
    var law = LittlesLaw.Of(runs);
    Report.Output(new
    {
        rows_valid = overall.Runs, rows_dropped_as_duplicates = duplicates, sentinel_times = sentinels,
        rows_by_state = Enum.GetValues<RunState>().ToDictionary(state => state.ToString(), state => overall.RowsByState[(int)state]),
        threshold_seconds = Config.ThresholdSeconds, close_rule = rule,
        overall = Numbers(overall), close = Numbers(windows[1]), open = Numbers(windows[0]),
        busy_periods_count = busy.Length,
        busy_periods_top10 = busy.Take(10).Select(period => new { start = ready!.Text(period.StartMicros), end = ready!.Text(period.EndMicros), excess_s = (double)period.ExcessMicros / Second, runs = period.Rows.Count }).ToArray(),
        littles_law = new Dictionary<string, double> { ["L_time_avg_waiting"] = law.MeanWaiting, ["W_mean_wait_s"] = law.MeanWaitSeconds, ["lambda_per_s"] = law.ArrivalsPerSecond, ["relative_gap"] = law.RelativeGap },
    });
    if (law.RelativeGap > 1e-9) Report.Warn("Little's law does not hold between two independent sums: do not trust the waiting times, and report this.");
    Total(rows, runs, overall, rule);
    if (overall.NegativeWaitMicros < 0) Negative(rows, runs, overall);
    if (OptionalRole("activity") is { } activity) Activities(rows, runs, windows, window, Dataset.Labels(activity), rule);
    Figures(runs, overall, busy);
}

void Total(int[] rows, RunColumns runs, QueueSummary overall, string rule) =>
    Report.Measured("queue_delay", ("over", "all"),
        FormattableString.Invariant($"{overall.Runs} runs waited {(double)overall.WaitMicros / Second:0} s in all, half of them at most {overall.WaitP50Micros / Second:0.#} s; {overall.RunsOverThreshold} waited longer than {Config.ThresholdSeconds} s, {(double)overall.WaitExcessMicros / Second:0} s beyond it."),
        value: (double)overall.WaitMicros / Second, unit: "s", severity: overall.WaitExcessMicros > 0 ? Severity.Medium : Severity.Note,
        metrics: new
        {
            wait_seconds_total = (double)overall.WaitMicros / Second, gated_wait_seconds = (double)overall.WaitGatedMicros / Second, excess_wait_seconds = (double)overall.WaitExcessMicros / Second,
            runs_over_threshold = overall.RunsOverThreshold, wait_p50_seconds = overall.WaitP50Micros / Second, wait_p95_seconds = overall.WaitP95Micros / Second,
        },
        evidence: Rows(Longest(rows, runs, Enumerable.Range(0, rows.Length)), query: $"{start.Name} - {ready!.Name} > {Config.ThresholdSeconds} s"),
        assumptions: [rule]);

void Negative(int[] rows, RunColumns runs, QueueSummary overall)
{
    var early = Enumerable.Range(0, rows.Length).Where(i => runs.Eligible.Span[i] != Missing.Instant && runs.Start.Span[i] != Missing.Instant && runs.Start.Span[i] < runs.Eligible.Span[i]).Select(i => rows[i]).ToArray();
    Report.Measured("negative_wait", ("over", "all"), $"{early.Length} runs started before they were ready; their negative waits are in no total.",
        value: early.Length, unit: "rows", severity: Severity.Low, metrics: new { negative_wait_seconds = (double)overall.NegativeWaitMicros / Second }, evidence: Rows(early));
}

void Activities(int[] rows, RunColumns runs, QueueSummary[] windows, int[] window, LabelSeries labels, string rule)
{
    var codes = rows.Select(row => labels.Codes[row]).ToArray();
    var all = QueueDelay.ByGroup(runs, codes, labels.Distinct, threshold);
    Report.Output(new { by_activity = Enumerable.Range(0, labels.Distinct).Where(code => all[code].Runs > 0).ToDictionary(code => labels.Label(code), code => Numbers(all[code])) });
    foreach (var (name, code) in new[] { ("close", 1), ("open", 0) })
    {
        var inside = QueueDelay.ByGroup(runs, codes.Select((activity, i) => window[i] == code ? activity : -1).ToArray(), labels.Distinct, threshold);
        if (code == 1) Report.Output(new { close_by_activity_excess = Enumerable.Range(0, labels.Distinct).Where(activity => all[activity].Runs > 0).ToDictionary(labels.Label, activity => (double)inside[activity].WaitExcessMicros / Second) });
        var drivers = Enumerable.Range(0, labels.Distinct).Where(activity => inside[activity].WaitExcessMicros > 0)
            .OrderByDescending(activity => inside[activity].WaitExcessMicros).ThenBy(labels.Label, StringComparer.Ordinal).ToList();
        for (var rank = 0; rank < Math.Min(Config.Top, drivers.Count); rank++)
            Driver(rows, runs, labels.Label(drivers[rank]), name, rank + 1, inside[drivers[rank]], windows[code],
                Enumerable.Range(0, rows.Length).Where(i => window[i] == code && codes[i] == drivers[rank]), rule);
        if (drivers.Count > 0)
            Report.Bars($"excess_{name}", $"Waiting beyond {Config.ThresholdSeconds} s in the {name} window", $"{labels.Label(drivers[0])} waits most.",
                drivers.Take(20).Select(labels.Label).ToArray(), drivers.Take(20).Select(activity => (double)inside[activity].WaitExcessMicros / Second).ToArray(), "s", other: Math.Max(0, drivers.Count - 20));
    }
    Report.Table("activities", "Waiting per activity", [("activity", null), ("runs", "runs"), ("wait", "s"), ("median wait", "s"), ("p95 wait", "s"), ("over threshold", "runs"), ("excess", "s"), ("service", "s")],
        Enumerable.Range(0, labels.Distinct).Where(code => all[code].Runs > 0).OrderByDescending(code => all[code].WaitExcessMicros).ThenBy(labels.Label, StringComparer.Ordinal).Take(200)
            .Select(code => new object?[] { labels.Label(code), all[code].Runs, (double)all[code].WaitMicros / Second, all[code].WaitP50Micros / Second, all[code].WaitP95Micros / Second, all[code].RunsOverThreshold, (double)all[code].WaitExcessMicros / Second, (double)all[code].ServiceMicros / Second }), labels.Distinct);
}

void Driver(int[] rows, RunColumns runs, string activity, string window, int rank, QueueSummary summary, QueueSummary whole, IEnumerable<int> members, string rule)
{
    var share = (double)summary.WaitExcessMicros / (double)whole.WaitExcessMicros;
    Report.Measured("wait_driver", new { activity, window },
        FormattableString.Invariant($"{activity} waited {(double)summary.WaitExcessMicros / Second:0} s beyond {Config.ThresholdSeconds} s in the {window} window: {100 * share:0.#} % of all such waiting there, rank {rank}."),
        value: (double)summary.WaitExcessMicros / Second, unit: "s", severity: rank == 1 ? Severity.High : share >= 0.1 ? Severity.Medium : Severity.Low,
        metrics: new { excess_wait_seconds = (double)summary.WaitExcessMicros / Second, gated_wait_seconds = (double)summary.WaitGatedMicros / Second, share, runs = summary.Runs, runs_over_threshold = summary.RunsOverThreshold },
        attributes: new { rank }, evidence: Rows(Longest(rows, runs, members)), assumptions: [rule]);
}

// Rows over the threshold, the longest wait first.
IEnumerable<int> Longest(int[] rows, RunColumns runs, IEnumerable<int> members) => members
    .Where(i => runs.Eligible.Span[i] != Missing.Instant && runs.Start.Span[i] != Missing.Instant && runs.End.Span[i] != Missing.Instant && runs.End.Span[i] >= runs.Start.Span[i])
    .Select(i => (Row: rows[i], Wait: runs.Start.Span[i] - runs.Eligible.Span[i])).Where(run => run.Wait > threshold)
    .OrderByDescending(run => run.Wait).ThenBy(run => run.Row).Select(run => run.Row).ToArray();

object Numbers(QueueSummary summary) => new
{
    runs = summary.Runs,
    wait_s_total = (double)summary.WaitMicros / Second,
    wait_p50 = summary.WaitP50Micros / Second,
    wait_p95 = summary.WaitP95Micros / Second,
    runs_over_threshold = summary.RunsOverThreshold,
    wait_s_of_runs_over_threshold = (double)summary.WaitGatedMicros / Second,
    wait_s_excess = (double)summary.WaitExcessMicros / Second,
    pre_eligible_s_total = (double)summary.PreEligibleMicros / Second,
    service_s_total = (double)summary.ServiceMicros / Second,
    service_p50 = summary.ServiceP50Micros / Second,
};

void Figures(RunColumns runs, QueueSummary overall, BusyPeriod[] busy)
{
    var states = RunRows.Classify(runs.Eligible.Span, runs.Start.Span, runs.End.Span);
    var waits = RunRows.Rows(states, RunState.Valid).Select(i => (runs.Start.Span[i] - runs.Eligible.Span[i]) / Second).ToArray();
    var histogram = Histogram.Of(waits);
    if (histogram.Counts.Count > 0)
        Report.Histogram("waits", "Waiting time per run", FormattableString.Invariant($"Half of the runs wait at most {overall.WaitP50Micros / Second:0.#} s."), histogram.Edges, histogram.Counts, "s",
            marks: [new Mark(overall.WaitP50Micros / Second, "median"), new Mark(overall.WaitP95Micros / Second, "p95")]);
    if (busy.Length > 0)
        Report.Timeline("busy", "Busiest periods", $"{busy.Length} periods in which runs waited beyond the threshold; the {Math.Min(10, busy.Length)} with most excess are drawn.",
            busy.Take(10).Select((period, i) => new Lane($"{i + 1}", period.StartMicros, period.EndMicros, "wait")), start.Zone);
}
