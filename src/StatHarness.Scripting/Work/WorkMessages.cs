using System.Text.Json;
using StatHarness.Core;
using StatHarness.Core.Json;
using StatHarness.Sdk.Formats.V1;
using StatHarness.Sdk.Packages;

namespace StatHarness.Scripting;

/// <summary>Requests and replies between Execution and a worker as bytes. Decoding a reply trusts nothing: what is wrong is SH3130.</summary>
public static class WorkMessages
{
    private const byte RunOk = (byte)'k';
    private const byte RunFailed = (byte)'f';
    private const byte Compiled = (byte)'d';

    /// <exception cref="DiagnosticException">SH3130: not a request.</exception>
    public static WorkVerb VerbOf(ReadOnlyMemory<byte> request) => (WorkVerb)Sections.Verb(request);

    /// <param name="staticCheck">False only in tests of the operating-system layer: the worker then loads the assembly unread.</param>
    public static byte[] EncodeRun(ReadOnlyMemory<byte> assembly, PluginRequest request, bool staticCheck = true) =>
        Sections.Write((byte)WorkVerb.Run, new byte[] { staticCheck ? (byte)1 : (byte)0 }, assembly, Json(request));

    public static RunOrder DecodeRun(ReadOnlyMemory<byte> request) =>
        Sections.Read(request, (byte)WorkVerb.Run) is [{ Length: 1 } flag, var assembly, var body] ? new(assembly, Parse(body, RequestJson.Read), flag.Span[0] != 0)
        : throw ScriptingDiagnostics.BadFrame("a run has a policy, an assembly and a request");

    public static byte[] EncodeRunReply(PluginResult result) => EncodeRunReply(new PluginAnswer(result, []), new());

    public static byte[] EncodeRunReply(PluginAnswer answer, QueryLog queries) => Sections.Write(RunOk, [ResultJson.Bytes(answer.Result), QueryLogJson.Bytes(queries), .. answer.Artifacts]);

    public static byte[] EncodeRunReply(Diagnostic problem) => EncodeRunReply(problem, new());

    public static byte[] EncodeRunReply(Diagnostic problem, QueryLog queries) => Sections.Write(RunFailed, Json(problem), QueryLogJson.Bytes(queries));

    public static RunReply DecodeRunReply(ReadOnlyMemory<byte> reply)
    {
        var verb = Sections.Verb(reply);
        if (Sections.Read(reply, verb) is not [var body, var asked, ..] parts) throw ScriptingDiagnostics.BadFrame("a reply to a run has a body and queries");
        var queries = Parse(asked, QueryLogJson.Read);
        return verb switch
        {
            RunOk => new RunReply.Ok(body, [.. parts.Skip(2)]) { Queries = queries },
            RunFailed when parts.Count == 2 => new RunReply.Failed(Parse<Diagnostic>(body)) { Queries = queries },
            _ => throw ScriptingDiagnostics.BadFrame("it answers another request"),
        };
    }

    /// <param name="staticCheck">False only in tests of the operating-system layer.</param>
    public static byte[] EncodeCompile(IReadOnlyList<PluginPackage> packages, bool staticCheck) =>
        Sections.Write((byte)WorkVerb.Compile, [new byte[] { staticCheck ? (byte)1 : (byte)0 }, .. packages.Select(p => (ReadOnlyMemory<byte>)Json(p))]);

    public static (IReadOnlyList<PluginPackage> Packages, bool StaticCheck) DecodeCompile(ReadOnlyMemory<byte> request)
    {
        var parts = Sections.Read(request, (byte)WorkVerb.Compile);
        if (parts is not [{ Length: 1 } flag, ..]) throw ScriptingDiagnostics.BadFrame("a compile request starts with its policy");
        return ([.. parts.Skip(1).Select(Parse<PluginPackage>)], flag.Span[0] != 0);
    }

    public static byte[] EncodeCompileReply(CompileReply reply) =>
        Sections.Write(Compiled, [.. reply.Entries.SelectMany<CompileEntry, ReadOnlyMemory<byte>>(e => [Json(e with { Assembly = null }), e.Assembly ?? []])]);

    public static CompileReply DecodeCompileReply(ReadOnlyMemory<byte> reply)
    {
        var parts = Sections.Read(reply, Compiled);
        if (parts.Count % 2 != 0) throw ScriptingDiagnostics.BadFrame("an entry lacks its assembly");
        return new([.. parts.Chunk(2).Select(pair => Parse<CompileEntry>(pair[0]) with { Assembly = pair[1].Length == 0 ? null : pair[1].ToArray() })]);
    }

    private static byte[] Json<T>(T value) => HarnessJson.Bytes(value);

    private static T Parse<T>(ReadOnlyMemory<byte> bytes) => Parse(bytes, static bytes => HarnessJson.Read<T>(bytes.Span));

    private static T Parse<T>(ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> read)
    {
        try
        {
            return read(bytes);
        }
        catch (JsonException problem)
        {
            throw ScriptingDiagnostics.BadFrame(problem.Message);
        }
    }
}
