using StatHarness.Core;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <param name="Assembly">Compiled scripts of one plugin.</param>
/// <param name="StaticCheck">Whether the worker holds the assembly to the allowlist before it loads it.</param>
public sealed record RunOrder(ReadOnlyMemory<byte> Assembly, PluginRequest Request, bool StaticCheck);

/// <summary>What a worker says to a run.</summary>
public abstract record RunReply
{
    private RunReply()
    {
    }

    /// <summary>What the worker says that the script asked in SQL: for people, and for what was not allowed.</summary>
    public QueryLog Queries { get; init; } = new();

    /// <param name="Result">Claims to be the canonical JSON of a result; hold it to <see cref="PluginResultReader"/>.</param>
    /// <param name="Artifacts">Claim to be the files that the result names; hold them to <see cref="ArtifactCheck"/>.</param>
    public sealed record Ok(ReadOnlyMemory<byte> Result, IReadOnlyList<ReadOnlyMemory<byte>> Artifacts) : RunReply;

    /// <param name="Problem">Code, message, place in the script.</param>
    public sealed record Failed(Diagnostic Problem) : RunReply
    {
        /// <summary>The problem, its place left out when it is none of the package's.</summary>
        public Diagnostic InPackage(PluginPackage package) =>
            Problem.Place is { } place && package.Scripts.Any(script => script.Name == place.Path) ? Problem : Problem with { Place = null };
    }
}

/// <param name="Entries">One per package, in the order asked.</param>
public sealed record CompileReply(IReadOnlyList<CompileEntry> Entries);

/// <param name="Plugin">Plugin id.</param>
/// <param name="Assembly">Null when there are problems.</param>
public sealed record CompileEntry(string Plugin, byte[]? Assembly, IReadOnlyList<Diagnostic> Problems);

/// <summary>What a worker is asked.</summary>
public enum WorkVerb : byte
{
    Run = (byte)'r',
    Compile = (byte)'c',
}
