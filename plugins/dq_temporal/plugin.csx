// Times that cannot be: reversed, open, sentinel, out of order, heaped at midnight. Roles give the stages in their order.
const long Second = 1_000_000, Day = 86_400 * Second;

var stages = new[] { "queue", "eligible", "start", "end", "event" }
    .Select(key => (Key: key, Column: OptionalRole(key)))
    .Where(stage => stage.Column is not null)
    .DistinctBy(stage => stage.Column!.Name)
    .Select(stage => (stage.Key, Times: Dataset.Timestamps(stage.Column!)))
    .ToList();

if (stages.Count == 0)
{
    Report.NotApplicable("no_time_column", "No column of the table plays a time role.");
}
else
{
    var found = 0;
    foreach (var (_, times) in stages) found += Sentinels(times) + Heaping(times);
    found += Intervals();
    for (var i = 0; i + 1 < stages.Count; i++)
        if (stages[i].Key != "event" && stages[i + 1].Key is not ("event" or "end")) found += Order(stages[i].Times, stages[i + 1].Times);
    Report.Output(new { columns = stages.Select(stage => Summary(stage.Key, stage.Times)).ToArray() });
    Report.Table("times", "Time columns", [("column", null), ("stage", null), ("earliest", null), ("latest", null), ("missing", "rows"), ("resolution", "s")],
        stages.Select(stage => Cells(stage.Key, stage.Times)));
    if (found == 0) Report.Clean("times_in_order", $"All {stages.Count} time columns are in order: no reversed, open or sentinel time in {Dataset.Rows} rows.");
}

string Count(int rows) => rows == 1 ? "1 row" : $"{rows} rows";

bool IsSentinel(long micros) => Year(micros) < Config.EarliestYear || Year(micros) >= Config.LatestYear;

// Civil calendar from days since 1970-01-01 (Hinnant, chrono-compatible low-level date algorithms).
long Year(long micros)
{
    var days = (micros - ((micros % Day + Day) % Day)) / Day + 719_468;
    var era = (days >= 0 ? days : days - 146_096) / 146_097;
    var ofEra = days - era * 146_097;
    var year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365;
    var ofYear = ofEra - (365 * year + year / 4 - year / 100);
    return year + era * 400 + ((5 * ofYear + 2) / 153 >= 10 ? 1 : 0);
}

int Sentinels(TimeSeries times)
{
    var rows = times.PresentRows().Where(row => IsSentinel(times.Micros[row])).ToArray();
    if (rows.Length == 0) return 0;
    var values = rows.Select(row => times.Text(times.Micros[row])).Distinct().Order(StringComparer.Ordinal).ToArray();
    Report.Measured("dq_sentinel_time", ("column", times.Name),
        $"{times.Name} lies outside {Config.EarliestYear}–{Config.LatestYear - 1} in {Count(rows.Length)}; such times stand for missing ones: {string.Join(", ", values.Take(3))}.",
        value: rows.Length, unit: "rows", severity: Severity.Medium, metrics: new { count = rows.Length },
        attributes: new { values = values.Take(20).ToArray() }, evidence: Rows(rows, [times.Name]));
    return 1;
}

int Heaping(TimeSeries times)
{
    var present = times.PresentRows();
    if (times.WholeDays || present.Length < 30) return 0;
    var midnight = present.Where(row => times.Micros[row] % Day == 0 && !IsSentinel(times.Micros[row])).ToArray();
    var share = (double)midnight.Length / present.Length;
    // One second in 86,400 is midnight; five in a hundred is a date that lost its time.
    if (share < 0.05 || midnight.Length == present.Length) return 0;
    Report.Measured("dq_midnight_heaping", ("column", times.Name),
        $"{midnight.Length} of {present.Length} values of {times.Name} are exactly midnight: dates that lost their time of day.",
        value: share, unit: "1", severity: Severity.Low, metrics: new { count = midnight.Length, share }, evidence: Rows(midnight, [times.Name]));
    return 1;
}

int Intervals()
{
    if (OptionalRole("start") is not { } start || OptionalRole("end") is not { } end || start.Name == end.Name) return 0;
    if (Dataset.Timestamps(start).Zoned != Dataset.Timestamps(end).Zoned)
    {
        Report.Warn($"{start.Name} and {end.Name} are on different clocks; their order was not checked.");
        return 0;
    }
    var jobs = Dataset.Intervals(start, end);
    var (starts, ends) = (Dataset.Timestamps(start), Dataset.Timestamps(end));
    if (jobs.Reversed.Length > 0)
    {
        var worst = jobs.Reversed.Max(row => starts.Micros[row] - ends.Micros[row]);
        Report.Measured("dq_negative_interval", new { start = start.Name, end = end.Name },
            $"{end.Name} lies before {start.Name} in {Count(jobs.Reversed.Length)}, by up to {worst / Second} s.",
            value: jobs.Reversed.Length, unit: "rows", severity: Severity.High,
            metrics: new { count = jobs.Reversed.Length, largest_seconds = (double)worst / Second },
            evidence: Rows(jobs.Reversed, [start.Name, end.Name], $"{end.Name} < {start.Name}"));
    }
    if (jobs.Open.Length > 0)
        Report.Measured("dq_open_interval", new { start = start.Name, end = end.Name },
            $"{start.Name} is there and {end.Name} is missing in {Count(jobs.Open.Length)}: unfinished, or the end was not recorded.",
            value: jobs.Open.Length, unit: "rows", severity: Severity.Medium, metrics: new { count = jobs.Open.Length },
            evidence: Rows(jobs.Open, [start.Name, end.Name], $"{end.Name} is missing"));
    Report.Output(new { intervals = new { valid = jobs.Count, reversed = jobs.Reversed.Length, open = jobs.Open.Length, unstarted = jobs.Unstarted.Length, empty = jobs.Empty.Length } });
    return (jobs.Reversed.Length > 0 ? 1 : 0) + (jobs.Open.Length > 0 ? 1 : 0);
}

int Order(TimeSeries earlier, TimeSeries later)
{
    if (earlier.Zoned != later.Zoned)
    {
        Report.Warn($"{earlier.Name} and {later.Name} are on different clocks; their order was not checked.");
        return 0;
    }
    var rows = earlier.PresentRows().Where(row => later[row] is { } after && !IsSentinel(earlier.Micros[row]) && !IsSentinel(after) && after < earlier.Micros[row]).ToArray();
    if (rows.Length == 0) return 0;
    var worst = rows.Max(row => earlier.Micros[row] - later.Micros[row]);
    Report.Measured("dq_stage_order", new { earlier = earlier.Name, later = later.Name },
        $"{later.Name} lies before {earlier.Name} in {Count(rows.Length)}, by up to {worst / Second} s.",
        value: rows.Length, unit: "rows", severity: Severity.Medium, metrics: new { count = rows.Length, largest_seconds = (double)worst / Second },
        evidence: Rows(rows, [earlier.Name, later.Name], $"{later.Name} < {earlier.Name}"));
    return 1;
}

(long Earliest, long Latest, long Resolution)? Range(TimeSeries times)
{
    var present = times.PresentRows().Where(row => !IsSentinel(times.Micros[row])).Select(row => times.Micros[row]).ToArray();
    if (present.Length == 0) return null;
    var first = present[0];
    return (present.Min(), present.Max(), present.Aggregate(0L, (gcd, value) => Gcd(gcd, Math.Abs(value - first))));
}

long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);

object Summary(string stage, TimeSeries times)
{
    var range = Range(times);
    return new
    {
        column = times.Name,
        stage,
        missing = times.Micros.Length - times.Count,
        earliest = range is { } r ? times.Text(r.Earliest) : null,
        latest = range is { } s ? times.Text(s.Latest) : null,
        resolution_seconds = range is { } t ? (double)t.Resolution / Second : double.NaN,
        zone = times.Zone,
    };
}

object?[] Cells(string stage, TimeSeries times)
{
    var range = Range(times);
    return [times.Name, stage, range is { } r ? times.Text(r.Earliest) : null, range is { } s ? times.Text(s.Latest) : null, times.Micros.Length - times.Count, range is { } t ? (double)t.Resolution / Second : null];
}
