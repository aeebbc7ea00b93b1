using StatHarness.Execution;
using Xunit;

namespace StatHarness.UnitTests.ExecutionRoom;

public sealed class LogCapTests
{
    [Fact]
    public void lines_beyond_the_cap_are_counted()
    {
        var cap = new LogCap(maxLines: 2, maxBytes: 100);
        Assert.Equal([true, true, false, false], Enumerable.Range(0, 4).Select(_ => cap.Takes(10)));
        Assert.Equal((2, 20), (cap.DroppedLines, cap.DroppedBytes));
        Assert.Contains("2 further lines (20 bytes)", cap.Closing, StringComparison.Ordinal);
    }

    [Fact]
    public void a_line_too_long_ends_the_log_so_that_it_has_no_hole()
    {
        var cap = new LogCap(maxLines: 9, maxBytes: 15);
        Assert.Equal([true, false, false], new long[] { 10, 6, 1 }.Select(cap.Takes));
    }
}
