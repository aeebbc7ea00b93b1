using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Core;

/// <summary>What the process tells its caller.</summary>
[JsonConverter(typeof(SnakeCase<ExitCode>))]
public enum ExitCode
{
    Ok = 0,
    /// <summary>Our fault: an internal error.</summary>
    Internal = 1,
    /// <summary>Usage, bad parameter or bad input; nothing was stored.</summary>
    BadInput = 2,
    NotReproduced = 3,
    /// <summary>A plugin failed, was stopped or violated its grant.</summary>
    PluginFailed = 4,
    GateFailed = 5,
    /// <summary>A stale plan, an unreviewed capability, a missing consent, an unconfirmed identity.</summary>
    ApprovalNeeded = 6,
    /// <summary>Isolation, disk or lock: this environment can't do it.</summary>
    EnvironmentCannot = 7,
    Canceled = 130,
}
