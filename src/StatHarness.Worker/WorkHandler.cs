using StatHarness.Core;
using StatHarness.Sandbox;
using StatHarness.Scripting;

namespace StatHarness.Worker;

/// <summary>Answers what the parent asks: compile packages, or run one plugin over the granted columns. Runs confined.</summary>
internal static class WorkHandler
{
    public static ReadOnlyMemory<byte> Handle(WorkRequest request, CancellationToken cancellationToken) => WorkMessages.VerbOf(request.Request) switch
    {
        WorkVerb.Run => Run(request),
        WorkVerb.Compile => CompileWork.Handle(request.Request, cancellationToken),
        var verb => throw new System.Diagnostics.UnreachableException($"The harness asked for '{(char)verb}'."),
    };

    private static ReadOnlyMemory<byte> Run(WorkRequest request)
    {
        var queries = new QueryLog();
        try
        {
            var order = WorkMessages.DecodeRun(request.Request);
            if (order.StaticCheck) AssemblyCheck.Require(order.Request.Manifest.Id, order.Assembly);
            return WorkMessages.EncodeRunReply(PluginRunner.Answer(order.Assembly, order.Request, grant => request.Grants[grant], queries), queries);
        }
        catch (DiagnosticException failure)
        {
            return WorkMessages.EncodeRunReply(failure.Diagnostic, queries);
        }
    }
}
