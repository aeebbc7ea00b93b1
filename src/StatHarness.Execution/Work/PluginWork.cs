using StatHarness.Core;
using StatHarness.Reporting.Formats.V1;
using StatHarness.Scripting;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Execution;

/// <summary>Runs one plugin in a worker of its own. Returns however the worker ended; throws only for faults of the harness.</summary>
internal delegate Task<WorkReply> ExecuteWork(PluginWork work, CancellationToken cancellationToken);

/// <summary>Compiles packages in one worker without grants.</summary>
internal delegate Task<CompileAnswer> CompileWork(IReadOnlyList<PluginPackage> packages, CancellationToken cancellationToken);

/// <param name="Assembly">Object that holds the compiled scripts.</param>
internal sealed record PluginWork(PluginPackage Package, PluginRequest Request, Digest Assembly);

internal enum WorkEnding
{
    Completed,
    Timeout,
    MemoryLimit,
    OutputLimit,
    TooManyViolations,
    Crashed,
    Canceled,
    /// <summary>The frame was torn, missing or too large.</summary>
    ProtocolError,
}

/// <param name="Result">There when the worker completed and its response is valid.</param>
/// <param name="Fault">Why there is no result although the worker completed.</param>
/// <param name="Isolation">full, reduced, process_only or none.</param>
/// <param name="Explanation">For people: what the launcher saw.</param>
internal sealed record WorkReply(
    WorkEnding Ending,
    PluginResult? Result,
    WorkFault? Fault,
    IReadOnlyList<RunViolation> Violations,
    WorkUse Use,
    string Isolation,
    string Explanation,
    string ErrorTail)
{
    /// <summary>Contents of the files that the result names, checked against it.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Artifacts { get; init; } = [];

    /// <summary>What the worker says that the script asked in SQL.</summary>
    public QueryLog Queries { get; init; } = new();
}

/// <param name="InvalidOutput">Whether the response was wrong; else the script failed.</param>
/// <param name="OutOfMemory">Whether it failed because its memory was used up.</param>
/// <param name="Refused">Whether the worker refused to load its code.</param>
internal sealed record WorkFault(bool InvalidOutput, string Message, bool OutOfMemory = false, bool Refused = false);

internal sealed record WorkUse(double WallMs, double CpuMs, long PeakRssBytes, long? ReadBytes = null, long? WrittenBytes = null)
{
    public static WorkUse None { get; } = new(0, 0, 0);
}

/// <param name="Died">Why the worker gave no complete answer; then nothing in it counts.</param>
internal sealed record CompileAnswer(IReadOnlyDictionary<string, CompiledScript> ByPlugin, string? Died, bool Canceled);

/// <param name="Assembly">Null when it did not compile.</param>
internal sealed record CompiledScript(ReadOnlyMemory<byte>? Assembly, IReadOnlyList<Diagnostic> Problems);
