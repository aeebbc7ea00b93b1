using StatHarness.Core;

namespace StatHarness.Planning;

/// <summary>What is known from earlier runs. The planner asks; where the answers come from is not its business.</summary>
/// <param name="ResultOf">Execution key → digest of the result kept for it.</param>
/// <param name="LastKey">Plugin id → the parts of the key of its last execution.</param>
/// <param name="DurationsMs">Plugin id → how long its last executions took, in any order.</param>
public sealed record PlanHistory(Func<Digest, Digest?> ResultOf, Func<string, ExecutionKey?> LastKey, Func<string, IReadOnlyList<double>> DurationsMs)
{
    public static PlanHistory None { get; } = new(_ => null, _ => null, _ => []);
}
