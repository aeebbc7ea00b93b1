using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Sandbox;

[JsonConverter(typeof(SnakeCase<WorkEnd>))]
public enum WorkEnd
{
    Completed,
    Timeout,
    MemoryLimit,
    OutputLimit,
    TooManyViolations,
    /// <summary>The worker ended without a complete response, by itself or by a signal.</summary>
    Crashed,
    Canceled,
    /// <summary>A torn, oversized, forged or surplus frame.</summary>
    ProtocolError,
}

/// <summary>A denied attempt, whether or not the plugin noticed.</summary>
/// <param name="Target">Path, address, process or arguments, when they can be decoded. A statement of the worker, not a fact.</param>
/// <param name="Action">What the worker got: an error name such as <c>EACCES</c>.</param>
public sealed record Violation(string Syscall, string? Target, string Action, int Count);

/// <summary>What one execution used, from assignment to end.</summary>
/// <param name="CpuMs">User and system time of all threads.</param>
/// <param name="PeakRssBytes">High-water mark of the process since its start; includes shared runtime pages. 0 when not observed.</param>
/// <param name="Threads">Most threads seen at once.</param>
public sealed record ResourceUse(double WallMs, double CpuMs, long PeakRssBytes, int Threads)
{
    /// <summary>Launch to ready; 0 when the worker came from a pool.</summary>
    public double StartMs { get; init; }

    /// <summary>Bytes through read calls, pipes included; null where the system does not tell.</summary>
    public long? ReadBytes { get; init; }

    /// <summary>Bytes through write calls, pipes included; null where the system does not tell.</summary>
    public long? WrittenBytes { get; init; }
}

/// <param name="Response">Empty unless <paramref name="End"/> is completed. Trusted for nothing: check schema and identity.</param>
/// <param name="Violations">Ordinal order; a completed execution with violations is not a success.</param>
/// <param name="StandardErrorTail">At most 4 KiB, for people only.</param>
public sealed record WorkOutcome(
    WorkEnd End,
    ReadOnlyMemory<byte> Response,
    IReadOnlyList<Violation> Violations,
    ResourceUse Use,
    Isolation Isolation,
    string Explanation,
    string StandardErrorTail);
