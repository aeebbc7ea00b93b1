using StatHarness.Core;
using StatHarness.Scripting;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class WorkMessagesTests
{
    [Fact]
    public void a_run_comes_back_as_it_was_sent()
    {
        var frame = WorkMessages.EncodeRun(new byte[] { 1, 2, 3 }, Specimen.Request(Specimen.Amounts, "{\"top\":3}"));
        var (assembly, request, _) = WorkMessages.DecodeRun(frame);
        Assert.Equal(WorkVerb.Run, WorkMessages.VerbOf(frame));
        Assert.Equal([1, 2, 3], assembly.ToArray());
        Assert.Equal(frame, WorkMessages.EncodeRun(assembly, request));
    }

    [Fact]
    public void packages_come_back_as_they_were_sent()
    {
        var frame = WorkMessages.EncodeCompile([Specimen.Package("a"), Specimen.Package("b")], staticCheck: false);
        var (packages, staticCheck) = WorkMessages.DecodeCompile(frame);
        Assert.Equal((2, false), (packages.Count, staticCheck));
        Assert.Equal(frame, WorkMessages.EncodeCompile(packages, false));
    }

    [Fact]
    public void replies_come_back_as_they_were_sent()
    {
        var problem = new Diagnostic("SH9999", "Bad.", new("plugin.csx", 3, 4), "Mend it.");
        Assert.Equal(problem, Assert.IsType<RunReply.Failed>(WorkMessages.DecodeRunReply(WorkMessages.EncodeRunReply(problem))).Problem);
        var reply = WorkMessages.DecodeCompileReply(WorkMessages.EncodeCompileReply(new([new("a", [1, 2], []), new("b", null, [problem])])));
        Assert.Equal([1, 2], reply.Entries[0].Assembly);
        Assert.Null(reply.Entries[1].Assembly);
        Assert.Equal(problem, Assert.Single(reply.Entries[1].Problems));
    }

    [Fact]
    public void queries_come_back_as_they_were_asked_and_are_capped_on_both_sides()
    {
        var asked = new QueryLog();
        asked.Add(new("dataset:sql", "select 1", 1, 0.5));
        asked.Add(new("dataset:sql", new string('x', 9_000), 0, 0.25, "SH3161", "Wrong."));
        for (var i = 0; i < 3 * QueryLog.Kept; i++) asked.Add(new("dataset:sql", "attach 'x'", 0, 0, "SH3162", "No.", Forbidden: true));
        var read = WorkMessages.DecodeRunReply(WorkMessages.EncodeRunReply(new Diagnostic("SH9999", "Bad."), asked)).Queries;
        Assert.Equal(asked.Queries, read.Queries);
        Assert.Equal((3 * QueryLog.Kept + 2, 2 * QueryLog.Kept), (read.Count, read.Queries.Count));
        Assert.Equal(QueryLog.LongestText + 1, read.Queries[1].Text.Length);
    }

    [Fact]
    public void a_frame_torn_anywhere_is_refused_never_misread()
    {
        var frame = WorkMessages.EncodeRunReply(new Diagnostic("SH9999", "Bad."));
        for (var length = 0; length < frame.Length; length++)
        {
            var failure = Assert.Throws<DiagnosticException>(() => WorkMessages.DecodeRunReply(frame.AsMemory(0, length)));
            Assert.Equal("SH3130", failure.Diagnostic.Code);
        }
    }

    [Theory]
    [InlineData(5, 0xFF)]
    [InlineData(8, 0x7F)]
    [InlineData(8, 0x80)]
    [InlineData(4, (byte)'x')]
    public void a_forged_length_or_verb_is_refused(int at, byte value)
    {
        var frame = WorkMessages.EncodeRunReply(new Diagnostic("SH9999", "Bad."));
        frame[at] = value;
        Assert.Throws<DiagnosticException>(() => WorkMessages.DecodeRunReply(frame));
    }
}
