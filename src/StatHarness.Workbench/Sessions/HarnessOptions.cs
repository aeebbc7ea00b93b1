using StatHarness.Sandbox;

namespace StatHarness.Workbench;

/// <summary>What a session is opened with.</summary>
public sealed record HarnessOptions
{
    /// <summary>Folder for all state; made when missing. Default <c>appdata</c> below the current folder.</summary>
    public string AppData { get; init; } = "appdata";

    /// <summary>Folders with further plugin packages, one folder each, beside those that ship with the harness.</summary>
    public IReadOnlyList<string> PluginFolders { get; init; } = [];

    /// <summary>Plugins at a time; results do not depend on it. Null for the setting <c>harness.workers</c>, else the number of processors.</summary>
    public int? Workers { get; init; }

    /// <summary>
    /// Confined workers kept ready after a run for the next one, at the most; each holds about 35 MB. Default 0: a command ends anyway. Good for notebooks and services: 8.
    /// </summary>
    public int ReadyWorkers { get; init; }

    /// <summary>
    /// What a worker may use at the most. Default: nothing beyond its grant, full isolation where the system can give it, or what the
    /// setting <c>harness.isolation</c> accepts.
    /// </summary>
    public SandboxPolicy Policy { get; init; } = SandboxPolicy.DenyAll;

    /// <summary>Whether plugin sources are held to the allowlist before they are compiled. False leaves them to the sandbox alone.</summary>
    public bool StaticCheck { get; init; } = true;

    /// <summary>What plugins read of the catalogue, instead of it: for trials, whose results must not depend on earlier ones.</summary>
    internal Lazy<byte[]>? State { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The program that is confined and runs plugins. Default: <c>worker/StatHarness.Worker.dll</c> beside the harness.</summary>
    public string WorkerPath { get; init; } = Path.Combine(AppContext.BaseDirectory, "worker", "StatHarness.Worker.dll");

    /// <summary>The plugins that ship with the harness. Default: <c>plugins</c> beside the harness.</summary>
    public string ShippedPlugins { get; init; } = Path.Combine(AppContext.BaseDirectory, "plugins");

    /// <summary>What they were compiled to when the harness was built. Default: <c>compiled</c> beside the harness; where it is not, a first run compiles.</summary>
    public string ShippedAssemblies { get; init; } = Path.Combine(AppContext.BaseDirectory, "compiled");
}
