using StatHarness.Scripting;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class ScriptSessionTests
{
    public sealed class Globals
    {
        public int Answer => 42;
    }

    private static ScriptSession Session() => new(new Globals(), [], ["System", "System.Linq", "System.Collections.Generic", "System.Threading.Tasks"]);

    [Fact]
    public async Task cells_share_state_and_show_their_last_expression()
    {
        var session = Session();
        Assert.Equal(new CellValue(false, null), await session.RunAsync("var x = 1;\nint Twice(int n) => 2 * n;"));
        Assert.Equal(new CellValue(true, 84), await session.RunAsync("x++;\nTwice(Answer)"));
        Assert.Equal(new CellValue(true, 2), await session.RunAsync("x"));
        Assert.Equal(new CellValue(true, null), await session.RunAsync("(string)null"));
        Assert.Equal(new CellValue(true, 3), await session.RunAsync("await Task.FromResult(x + 1)"));
        Assert.Equal(2, session.Variable("x"));
    }

    [Fact]
    public async Task an_error_has_line_and_column_and_leaves_the_state()
    {
        var session = Session();
        await session.RunAsync("var x = 1;");
        var failure = await Assert.ThrowsAsync<ScriptFailure>(() => session.RunAsync("x = 2;\n  y = 3;"));
        Assert.Equal((2L, 3), (failure.Diagnostics[0].Place!.Line, failure.Diagnostics[0].Place!.Column));
        Assert.Equal(new CellValue(true, 1), await session.RunAsync("x"));
    }

    [Fact]
    public async Task a_cell_that_throws_keeps_what_it_did_before()
    {
        var session = Session();
        await Assert.ThrowsAsync<InvalidOperationException>(() => session.RunAsync("var z = 7; throw new InvalidOperationException(\"x\");"));
        Assert.Equal(new CellValue(true, 7), await session.RunAsync("z"));
    }

    [Fact]
    public async Task a_cell_is_abandoned_on_cancellation()
    {
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var session = Session();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => session.RunAsync("await Task.Delay(20000);", cancel.Token));
    }
}
