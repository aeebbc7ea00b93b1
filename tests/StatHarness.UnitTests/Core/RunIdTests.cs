using StatHarness.Core;
using StatHarness.Core.Json;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom;

public sealed class RunIdTests
{
    [Fact]
    public void an_id_holds_the_time_of_its_clock_and_differs_from_the_next()
    {
        var time = new FixedTime(new DateTimeOffset(2024, 2, 29, 12, 34, 56, 789, TimeSpan.Zero));
        var (id, next) = (RunId.New(time), RunId.New(time));
        Assert.NotEqual(id, next);
        Assert.Equal(time.GetUtcNow(), id.CreatedAt);
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", id.ToString());
    }

    [Fact]
    public void later_ids_sort_after_earlier_ones()
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 50).Select(i => RunId.New(new FixedTime(start.AddMilliseconds(i))).ToString()).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void text_and_json_round_trip()
    {
        var id = RunId.New(TimeProvider.System);
        Assert.Equal(id, RunId.Parse(id.ToString()));
        Assert.Equal(id, HarnessJson.Read<RunId>(HarnessJson.Node(id)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("018DF4E3-1C15-7ABC-8DEF-0123456789AB")]
    [InlineData("018df4e31c157abc8def0123456789ab")]
    [InlineData("018df4e3-1c15-4abc-8def-0123456789ab")]
    [InlineData("../../etc/passwd")]
    public void what_is_no_run_id_is_refused(string? text)
    {
        Assert.False(RunId.TryParse(text, out _));
        if (text is not null) Assert.Throws<FormatException>(() => RunId.Parse(text));
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
