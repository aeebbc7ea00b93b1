using StatHarness.Sandbox.Linux.Launch;

namespace StatHarness.Sandbox.Linux;

/// <summary>What all workers of one launcher share: paths, ruleset, and how they are confined.</summary>
internal sealed class LinuxSite : IDisposable
{
    internal string WorkerPath { get; }
    internal RuntimeFiles Files { get; }
    internal int Ruleset { get; } = -1;
    internal bool OwnNetwork { get; } = Privileges.Current.CanUnshareNetwork;
    internal bool Nobody { get; }
    internal Isolation Isolation { get; }

    internal LinuxSite(string workerPath)
    {
        WorkerPath = Libc.RealPath(workerPath) ?? workerPath;
        Files = RuntimeFiles.For(WorkerPath);
        Nobody = Privileges.Current.BecomesNobodyFor(Files);
        if (Landlock.Abi > 0) Ruleset = Landlock.CreateRuleset(Files);
        var layers = new List<string>(LinuxIsolation.Probed.Layers);
        if (OwnNetwork) layers.Add("network namespace");
        if (Nobody) layers.Add("user nobody");
        Isolation = LinuxIsolation.Probed with { Layers = layers };
    }

    public void Dispose()
    {
        if (Ruleset >= 0) _ = Libc.Close(Ruleset);
    }
}
