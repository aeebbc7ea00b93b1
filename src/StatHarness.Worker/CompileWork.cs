using StatHarness.Scripting;

namespace StatHarness.Worker;

/// <summary>Kept apart from <see cref="WorkHandler"/>, so that a run never loads the compiler.</summary>
internal static class CompileWork
{
    public static ReadOnlyMemory<byte> Handle(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var (packages, staticCheck) = WorkMessages.DecodeCompile(request);
        var entries = new List<CompileEntry>();
        foreach (var package in packages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var compiled = PluginCompiler.Compile(package, new(staticCheck));
            entries.Add(new(package.Manifest.Id, compiled.Plugin?.Assembly, compiled.Problems));
        }
        return WorkMessages.EncodeCompileReply(new(entries));
    }
}
