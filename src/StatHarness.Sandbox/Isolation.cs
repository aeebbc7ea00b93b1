using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Sandbox;

/// <summary>How far the operating system holds a worker, strongest first.</summary>
[JsonConverter(typeof(SnakeCase<IsolationLevel>))]
public enum IsolationLevel
{
    /// <summary>File rights by Landlock, every other system call by a supervised seccomp filter.</summary>
    Full,
    /// <summary>The supervised seccomp filter alone: the kernel has no Landlock.</summary>
    Reduced,
    /// <summary>A process of its own with limits and a scrubbed environment; nothing stops a hostile plugin.</summary>
    ProcessOnly,
}

/// <summary>The isolation in force for one execution, or what this machine can give.</summary>
/// <param name="Layers">Such as <c>landlock abi 7</c>, <c>seccomp notify</c>, <c>network namespace</c>; fixed order, outermost last.</param>
/// <param name="Explanation">One sentence: what holds, or why not more.</param>
public sealed record Isolation(IsolationLevel Level, IReadOnlyList<string> Layers, string Explanation)
{
    public bool Equals(Isolation? other) =>
        other is not null && Level == other.Level && Explanation == other.Explanation && Layers.SequenceEqual(other.Layers, StringComparer.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Level, Explanation, Layers.Count);
}
