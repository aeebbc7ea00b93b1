using StatHarness.Sandbox;
using StatHarness.Sandbox.Linux.Supervise;
using Xunit;

namespace StatHarness.UnitTests.SandboxRoom;

public sealed class ViolationLogTests
{
    [Fact]
    public void repeats_are_counted_and_order_does_not_depend_on_time()
    {
        var log = new ViolationLog(10);
        log.Add("socket", "AF_INET", "EACCES");
        log.Add("openat", "/b", "EACCES");
        log.Add("openat", "/a", "EACCES");
        log.Add("openat", "/b", "EACCES");
        Assert.Equal([new("openat", "/a", "EACCES", 1), new("openat", "/b", "EACCES", 2), new Violation("socket", "AF_INET", "EACCES", 1)], log.ToList());
    }

    [Fact]
    public void a_flood_is_counted_in_one_last_record()
    {
        var log = new ViolationLog(2);
        for (var i = 0; i < 50; i++) log.Add("stat", $"/{i}", "EACCES");
        Assert.Equal(50, log.Total);
        Assert.Equal(new Violation("(more)", null, "not listed", 48), log.ToList()[^1]);
    }

    [Fact]
    public void hostile_text_is_made_harmless()
    {
        var log = new ViolationLog(2);
        log.Add("openat", "/a\u001b[31m\n\ud800" + new string('x', 10_000), "EACCES");
        var target = log.ToList()[0].Target!;
        Assert.InRange(target.Length, 100, 600);
        Assert.DoesNotContain(target, c => char.IsControl(c) || char.IsSurrogate(c));
    }
}
