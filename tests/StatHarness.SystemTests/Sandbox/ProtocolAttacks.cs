using StatHarness.Sandbox;
using Xunit;

namespace StatHarness.SystemTests.Sandbox;

public sealed class ProtocolAttacks
{
    [SkippableTheory]
    [InlineData("exit", "0", WorkEnd.Crashed)]
    [InlineData("exit", "3", WorkEnd.Crashed)]
    [InlineData("failfast", "", WorkEnd.Crashed)]
    [InlineData("stackoverflow", "", WorkEnd.Crashed)]
    [InlineData("torn", "", WorkEnd.ProtocolError)]
    [InlineData("garbage", "", WorkEnd.ProtocolError)]
    [InlineData("huge-header", "", WorkEnd.OutputLimit)]
    [InlineData("negative-header", "", WorkEnd.ProtocolError)]
    [InlineData("wrong-hash", "", WorkEnd.ProtocolError)]
    [InlineData("wrong-kind", "", WorkEnd.ProtocolError)]
    [InlineData("surplus", "", WorkEnd.ProtocolError)]
    public async Task an_end_without_one_whole_frame_is_never_a_result(string verb, string word, WorkEnd end)
    {
        var outcome = await Attack.RunAsync(verb, word);
        Assert.True(outcome.End == end, outcome.Describe());
        Assert.True(outcome.Response.IsEmpty);
        Assert.NotEqual("", outcome.Explanation);
    }
}
