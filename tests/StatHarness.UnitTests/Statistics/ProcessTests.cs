using System.Globalization;
using System.Text.Json;
using StatHarness.Statistics;
using Xunit;

namespace StatHarness.UnitTests.StatisticsRoom;

public sealed class ProcessTests
{
    private const double Second = 1e6;

    [SkippableFact]
    public void concurrency_agrees_with_the_reference_to_the_second()
    {
        var c = ReferenceCase.All("process_concurrency").Single();
        var log = ErpLog.Read(c);
        var states = RunRows.Classify(log.Runs.Eligible.Span, log.Runs.Start.Span, log.Runs.End.Span);
        var valid = RunRows.Rows(states, RunState.Valid);
        c.Check("rows_total", log.RowsTotal);
        c.Check("rows_after_dedup", log.Rows.Length);
        c.Check("rows_valid", valid.Length);
        Assert.Equal(log.Rows.Length, RunRows.Counts(states).Sum());
        var starts = valid.Select(r => log.Runs.Start.Span[r]).ToArray();
        var ends = valid.Select(r => log.Runs.End.Span[r]).ToArray();
        var overall = Concurrency.Reconstruct(starts, ends);
        CheckProfile(c, c.Expected.GetProperty("overall"), overall);
        Assert.Equal(overall.Peak, Concurrency.RunningAt(starts, ends, overall.PeakFirstAtMicros).Length);
        var hosts = log.CodesOf(1, out var names);
        var byHost = Concurrency.ByGroup(starts, ends, valid.Select(r => hosts[r]).ToArray(), names.Length);
        Assert.Equal(c.Expected.GetProperty("by_host").EnumerateObject().Select(p => p.Name), names);
        for (var host = 0; host < names.Length; host++) CheckProfile(c, c.Expected.GetProperty("by_host").GetProperty(names[host]), byHost[host]);
        foreach (var month in c.Expected.GetProperty("active_hosts_by_month").EnumerateObject())
        {
            var active = valid.Where(r => MonthOf(log.Runs.Start.Span[r]) == month.Name).Select(r => log.Rows[r][1]).Distinct().Order(StringComparer.Ordinal);
            Assert.Equal(month.Value.EnumerateArray().Select(h => h.GetString()!), active);
        }
    }

    [SkippableFact]
    public void queue_delay_agrees_with_the_reference_to_the_second()
    {
        var c = ReferenceCase.All("process_queue").Single();
        var log = ErpLog.Read(c);
        var e = c.Expected;
        var overall = QueueDelay.Summarise(log.Runs);
        c.Check("rows_valid", overall.Runs);
        CheckSummary(c, e.GetProperty("overall"), overall);
        var close = new CloseWindow().Codes(log.Runs.Eligible.Span);
        var byClose = QueueDelay.ByGroup(log.Runs, close, 2);
        CheckSummary(c, e.GetProperty("close"), byClose[1]);
        CheckSummary(c, e.GetProperty("open"), byClose[0]);
        var activities = log.CodesOf(0, out var names);
        var byActivity = QueueDelay.ByGroup(log.Runs, activities, names.Length);
        Assert.Equal(e.GetProperty("by_activity").EnumerateObject().Select(p => p.Name), names);
        var closing = QueueDelay.ByGroup(log.Runs, activities.Select((a, i) => close[i] == 1 ? a : -1).ToArray(), names.Length);
        for (var a = 0; a < names.Length; a++)
        {
            CheckSummary(c, e.GetProperty("by_activity").GetProperty(names[a]), byActivity[a]);
            c.Check("excess", (double)closing[a].WaitExcessMicros / Second, e.GetProperty("close_by_activity_excess").GetProperty(names[a]));
        }
        var periods = BusyPeriods.Of(log.Runs);
        c.Check("busy_periods_count", periods.Length);
        var top = e.GetProperty("busy_periods_top10");
        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(top[i].GetProperty("start").GetString(), ErpLog.Text(periods[i].StartMicros));
            Assert.Equal(top[i].GetProperty("end").GetString(), ErpLog.Text(periods[i].EndMicros));
            Assert.Equal(top[i].GetProperty("runs").GetInt32(), periods[i].Rows.Count);
            c.Check("excess_s", (double)periods[i].ExcessMicros / Second, top[i].GetProperty("excess_s"));
        }
        var law = LittlesLaw.Of(log.Runs);
        var expected = e.GetProperty("littles_law");
        c.Check("L", law.MeanWaiting, expected.GetProperty("L_time_avg_waiting"));
        c.Check("W", law.MeanWaitSeconds, expected.GetProperty("W_mean_wait_s"));
        c.Check("lambda", law.ArrivalsPerSecond, expected.GetProperty("lambda_per_s"));
        Assert.True(law.RelativeGap < 1e-12);
    }

    [Fact]
    public void an_end_frees_its_place_before_a_start_takes_one()
    {
        var p = Concurrency.Reconstruct([0, 10, 10, 5], [10, 20, 10, 12]);
        Assert.Equal((4, 1, 2), (p.Intervals, p.EmptyIntervals, p.Peak));
        Assert.Equal(5, p.PeakFirstAtMicros);
        Assert.Equal([0L, 13, 7], p.MicrosAtLevel);
        Assert.Equal((Int128)27, p.BusyMicros);
        Assert.Equal(27.0 / 20, p.MeanConcurrency);
        Assert.Equal([0, 3], Concurrency.RunningAt([0, 10, 10, 5], [10, 20, 10, 12], 5));
        Assert.Equal([new(0, 1), new(5, 2), new(12, 1), new(20, 0)], Concurrency.Steps([0, 10, 10, 5], [10, 20, 10, 12]));
    }

    [Fact]
    public void no_intervals_and_gaps_are_described()
    {
        var none = Concurrency.Reconstruct([], []);
        Assert.Equal((0, Missing.Instant), (none.Peak, none.PeakFirstAtMicros));
        Assert.True(double.IsNaN(none.MeanConcurrency));
        var gap = Concurrency.Reconstruct([0, 30], [10, 40]);
        Assert.Equal([20L, 20], gap.MicrosAtLevel);
        Assert.Equal(0.5, gap.UtilisationAny);
        var empty = Concurrency.Reconstruct([7], [7]);
        Assert.Equal((1, 0, 0L), (empty.EmptyIntervals, empty.Peak, empty.SpanMicros));
        Assert.Throws<StatHarness.Core.DiagnosticException>(() => Concurrency.Reconstruct([5], [4]));
    }

    [Fact]
    public void the_sweep_agrees_with_counting_at_every_instant()
    {
        var stream = new SeededStream(8, "sweep");
        for (var round = 0; round < 100; round++)
        {
            var starts = new long[stream.Below(30)];
            var ends = new long[starts.Length];
            for (var i = 0; i < starts.Length; i++)
            {
                starts[i] = stream.Below(40);
                ends[i] = starts[i] + stream.Below(15);
            }
            var p = Concurrency.Reconstruct(starts, ends);
            var expected = new List<long>(new long[p.Peak + 1]);
            for (var t = starts.Length == 0 ? 0 : starts.Min(); starts.Length > 0 && t < ends.Max(); t++)
                expected[Concurrency.RunningAt(starts, ends, t).Length]++;
            Assert.Equal(expected, p.MicrosAtLevel);
            if (p.Peak > 0) Assert.Equal(p.Peak, Concurrency.RunningAt(starts, ends, p.PeakFirstAtMicros).Length);
        }
    }

    [Theory]
    [InlineData(2), InlineData(3), InlineData(17), InlineData(400)]
    public void a_bounded_chart_keeps_the_peak_and_its_length(int points)
    {
        var stream = new SeededStream(6, "chart");
        var starts = new long[900];
        var ends = new long[900];
        for (var i = 0; i < starts.Length; i++) ends[i] = (starts[i] = stream.Below(1_000_000)) + 1 + stream.Below(9000);
        var steps = Concurrency.Steps(starts, ends);
        var bounded = Concurrency.Bounded(steps, points);
        Assert.True(bounded.Length <= points);
        Assert.Equal(steps.Max(s => s.Level), bounded.Max(s => s.Level));
        Assert.Equal((steps[0].AtMicros, steps[^1]), (bounded[0].AtMicros, bounded[^1]));
        Assert.Equal(steps, Concurrency.Bounded(steps, steps.Length));
    }

    [Fact]
    public void negative_waits_are_counted_and_never_clipped()
    {
        long m = Missing.Instant;
        long s = 1_000_000;
        var runs = new RunColumns(new[] { 0, m, 5 * s, 0, 0, 0 }, new[] { 10 * s, 0, 0, 0, 0, m }, new[] { 0, 70 * s, 60 * s, m, 5 * s, 9 }, new[] { 20 * s, 80 * s, 61 * s, m, m, 9 });
        var q = QueueDelay.Summarise(runs);
        Assert.Equal((6, 2), (q.Rows, q.Runs));
        Assert.Equal([2, 1, 1, 1, 1, 0], q.RowsByState);
        Assert.Equal(-10 * s, q.NegativeWaitMicros);
        Assert.Equal(130 * s, q.WaitMicros);
        Assert.Equal((1, 70 * s, 10 * s), (q.RunsOverThreshold, (long)q.WaitGatedMicros, (long)q.WaitExcessMicros));
        Assert.Equal((1, 1, -5 * s), (q.PreEligibleMissing, q.PreEligibleNegative, (long)q.PreEligibleMicros));
        Assert.Equal(65 * s, q.WaitP50Micros);
        Assert.True(double.IsNaN(QueueDelay.Summarise(runs, []).WaitP50Micros));
    }

    [Fact]
    public void calendar_arithmetic_agrees_with_the_platform_for_eight_centuries()
    {
        for (var date = new DateOnly(1600, 1, 1); date < new DateOnly(2400, 1, 1); date = date.AddDays(1))
        {
            var days = date.DayNumber - new DateOnly(1970, 1, 1).DayNumber;
            var civil = CivilDate.OfDays(days);
            if (civil != new CivilDate(date.Year, date.Month, date.Day) || civil.ToDays() != days
                || CivilDate.IsoDayOfWeek(days) != (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek))
                Assert.Fail(date.ToString("O", CultureInfo.InvariantCulture));
        }
        Assert.Equal(-1, CivilDate.DaysOfMicros(-1));
        Assert.Equal(new(1969, 12, 31), CivilDate.OfMicros(-1));
    }

    [Fact]
    public void the_close_is_the_last_two_and_first_five_weekdays()
    {
        var close = new CloseWindow();
        var days = Enumerable.Range(1, 31).Where(d => close.Contains(new CivilDate(2025, 3, d).ToDays()));
        Assert.Equal([3, 4, 5, 6, 7, 28, 31], days);
        Assert.Equal([1, 0, -1], close.Codes([ErpLog.Micros("2025-03-31 23:59:59"), ErpLog.Micros("2025-03-12 00:00:00"), Missing.Instant]));
    }

    private static string MonthOf(long micros) => ErpLog.Text(micros)[..7];

    private static void CheckProfile(ReferenceCase c, JsonElement expected, ConcurrencyProfile found)
    {
        c.Check("busy_seconds_sum", (double)found.BusyMicros / Second, expected.GetProperty("busy_seconds_sum"));
        c.Check("intervals", found.Intervals, expected.GetProperty("intervals"));
        c.Check("mean_concurrency", found.MeanConcurrency, expected.GetProperty("mean_concurrency"));
        c.Check("peak", found.Peak, expected.GetProperty("peak"));
        Assert.Equal(expected.GetProperty("peak_first_at").GetString(), ErpLog.Text(found.PeakFirstAtMicros));
        Assert.Equal(expected.GetProperty("seconds_at_level").EnumerateObject().Select(l => l.Value.GetInt64()), found.MicrosAtLevel.Select(m => m / 1_000_000));
        c.Check("span_seconds", found.SpanMicros / Second, expected.GetProperty("span_seconds"));
        c.Check("utilisation_any", found.UtilisationAny, expected.GetProperty("utilisation_any"));
    }

    private static void CheckSummary(ReferenceCase c, JsonElement expected, QueueSummary found)
    {
        c.Check("runs", found.Runs, expected.GetProperty("runs"));
        c.Check("pre_eligible_s_total", (double)found.PreEligibleMicros / Second, expected.GetProperty("pre_eligible_s_total"));
        c.Check("runs_over_60", found.RunsOverThreshold, expected.GetProperty("runs_over_60"));
        c.Check("service_p50", found.ServiceP50Micros / Second, expected.GetProperty("service_p50"));
        c.Check("service_s_total", (double)found.ServiceMicros / Second, expected.GetProperty("service_s_total"));
        c.Check("wait_p50", found.WaitP50Micros / Second, expected.GetProperty("wait_p50"));
        c.Check("wait_p95", found.WaitP95Micros / Second, expected.GetProperty("wait_p95"));
        c.Check("wait_s_total", (double)found.WaitMicros / Second, expected.GetProperty("wait_s_total"));
        c.Check("wait_s_excess_over_60", (double)found.WaitExcessMicros / Second, expected.GetProperty("wait_s_excess_over_60"));
        c.Check("wait_s_of_runs_over_60", (double)found.WaitGatedMicros / Second, expected.GetProperty("wait_s_of_runs_over_60"));
    }
}
