using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>PERF-08: a run on a dataset version that is there parses nothing, and the manifest says so; another format or other options are noticed.</summary>
public sealed class PERF_08_NothingIsParsedTwice : IDisposable
{
    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void only_what_was_never_read_is_parsed()
    {
        workplace.Write("data.csv", "a,b\n1,x\n2,y\n");
        Assert.True(Parsed("data.csv"));
        Assert.False(Parsed("data.csv", "--fresh"));
        workplace.Write("data.tsv", "a\tb\n1\tx\n2\ty\n");
        Assert.True(Parsed("data.tsv", "--fresh"));
        Assert.True(Parsed("data.csv", "--fresh", "--max-rows", "1"));
        Assert.False(Parsed("data.csv", "--fresh", "--max-rows", "1"));
    }

    private bool Parsed(string file, params string[] further) =>
        (bool)workplace.Run(["run", file, "--yes", "--json", "--plugins", "profile_roles", .. further]).Expect(0).Json.File("run_manifest.json")["dataset"]!["parsed"]!;
}
