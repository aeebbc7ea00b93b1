using StatHarness.Core;

namespace StatHarness.Scripting;

/// <param name="Assembly">Deterministic: same scripts, references and compiler, same bytes.</param>
public sealed record CompiledPlugin(byte[] Assembly);

/// <param name="Plugin">Null when there are <paramref name="Problems"/>.</param>
/// <param name="Problems">By file, line and column.</param>
public sealed record CompileResult(CompiledPlugin? Plugin, IReadOnlyList<Diagnostic> Problems);

/// <param name="StaticCheck">Switched off only to test the operating-system layer alone: then all of .NET is referenced and unsafe code compiles.</param>
/// <param name="Timeout">Processor time for one package; 10 s when absent, so that one package cannot use up the time of all.</param>
public sealed record CompileOptions(bool StaticCheck = true, TimeSpan? Timeout = null)
{
    internal TimeSpan Limit => Timeout ?? TimeSpan.FromSeconds(10);
}
