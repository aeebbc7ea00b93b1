using Xunit;
using Xunit.Abstractions;

namespace StatHarness.Acceptance.Faults;

/// <summary>
/// FND-01, FND-03, O3, O4: whatever happens to a run, and whenever, no completed run misses an artifact, nothing goes on without an owner, what was
/// done is kept and named, and the run can be finished with the report that it would have had.
/// <c>STATHARNESS_FAULTS=all</c> (<c>./dev test faults</c>) goes through every operation; else a sample of them is tried.
/// </summary>
public sealed class FND_01_AtomicRunDirectory(FND_01_AtomicRunDirectory.Shared shared, ITestOutputHelper log) : IClassFixture<FND_01_AtomicRunDirectory.Shared>
{
    private static readonly bool All = Environment.GetEnvironmentVariable("STATHARNESS_FAULTS") == "all";

    [SkippableTheory]
    [InlineData("kill", 1, 29)]
    [InlineData("tear", 3, 67)]
    [InlineData("full", 3, 67)]
    [InlineData("error", 3, 67)]
    [InlineData("flush", 3, 67)]
    [InlineData("frozen", 5, 97)]
    public void a_fault_at_any_file_operation_loses_nothing(string kind, int stride, int sampled)
    {
        Assert.Empty(shared.Rig.Iterate(kind, All ? stride : sampled, log));
    }

    [SkippableFact]
    public void a_kill_at_any_time_loses_nothing()
    {
        Assert.Empty(shared.Rig.Kill(All ? 200 : 10, Environment.TickCount, log));
    }

    /// <summary>One rig for all, since making it takes longer than a fault.</summary>
    public sealed class Shared : IDisposable
    {
        private readonly Lazy<FaultRig> rig = new(() => new FaultRig());

        internal FaultRig Rig => rig.Value;

        public void Dispose()
        {
            if (rig.IsValueCreated) rig.Value.Dispose();
        }
    }
}
