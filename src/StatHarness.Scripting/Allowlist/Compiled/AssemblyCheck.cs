using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using StatHarness.Core;

namespace StatHarness.Scripting;

/// <summary>
/// The second allowlist: over references, signatures and instructions of the compiled assembly, whatever made it. Run after the
/// compiler, before the harness stores or hands out an assembly, and in the worker at every load. It is no verifier of type
/// safety: it holds what the compiler can make of C#, and what lies below holds the rest.
/// </summary>
public static class AssemblyCheck
{
    private const int MaxImageBytes = 16 << 20, MaxProblems = 100;

    /// <returns>What is not allowed, with the line of the script where the assembly tells; empty when all is.</returns>
    public static IReadOnlyList<Diagnostic> Problems(string plugin, ReadOnlyMemory<byte> image)
    {
        if (image.Length > MaxImageBytes) return [ScriptingDiagnostics.CodeTooLarge(plugin, image.Length, MaxImageBytes)];
        var bytes = MemoryMarshal.TryGetArray(image, out var array) && array is { Array: { } whole, Offset: 0 } && array.Count == whole.Length ? whole : image.ToArray();
        return Read(plugin, bytes);
    }

    /// <exception cref="DiagnosticException">SH3140 to SH3144: the first problem.</exception>
    public static void Require(string plugin, ReadOnlyMemory<byte> image)
    {
        if (Problems(plugin, image) is [var first, ..]) throw new DiagnosticException(first, ExitCode.PluginFailed);
    }

    private static IReadOnlyList<Diagnostic> Read(string plugin, byte[] image)
    {
        try
        {
            using var pe = new PEReader(ImmutableCollectionsMarshal.AsImmutableArray(image));
            if (ImageFault(pe) is { } fault) return [ScriptingDiagnostics.CodeNotPlain(plugin, fault)];
            var faults = new CodeWalk(pe, pe.GetMetadataReader()).Run();
            if (faults.Count == 0) return [];
            using var lines = ScriptLines.Open(pe);
            return [.. faults.Select(f => Describe(f, f.Method.IsNil ? null : lines?.Find(f.Method, f.Offset))).Distinct()
                .OrderBy(p => p.Place?.Path, StringComparer.Ordinal).ThenBy(p => p.Place?.Line).ThenBy(p => p.Code, StringComparer.Ordinal).ThenBy(p => p.Message, StringComparer.Ordinal).Take(MaxProblems)];
        }
        catch (Exception damaged) when (damaged is BadImageFormatException or InvalidDataException or ArgumentException or OverflowException or InvalidCastException or IndexOutOfRangeException)
        {
            return [ScriptingDiagnostics.CodeNotPlain(plugin, $"cannot be read: {damaged.Message}")];
        }
    }

    /// <summary>Only intermediate code: native code in the image would run unread.</summary>
    private static string? ImageFault(PEReader pe)
    {
        if (!pe.HasMetadata || pe.PEHeaders.CorHeader is not { } header) return "is not an assembly";
        if ((header.Flags & CorFlags.ILOnly) == 0 || (header.Flags & CorFlags.NativeEntryPoint) != 0 || header.ManagedNativeHeaderDirectory.Size != 0
            || header.VtableFixupsDirectory.Size != 0 || header.ExportAddressTableJumpsDirectory.Size != 0 || header.CodeManagerTableDirectory.Size != 0)
            return "holds native code";
        var reader = pe.GetMetadataReader();
        if (reader.MetadataKind != MetadataKind.Ecma335) return "is no ordinary metadata";
        if (!reader.IsAssembly || reader.AssemblyFiles.Count + reader.ManifestResources.Count + reader.ExportedTypes.Count > 0) return "has parts outside of its code";
        return null;
    }

    private static Diagnostic Describe(CodeFault fault, Place? place) => fault switch
    {
        { Symbol: null, Ban: var ban } => ScriptingDiagnostics.CodeConstruct(ban.Name, ban.Why, ban.Instead, place),
        { Symbol: var symbol, Ban: { Deterministic: true } ban } => ScriptingDiagnostics.CodeNotAllowed(symbol, ban.Why, ban.Instead, place),
        { Symbol: var symbol, Ban: var ban } => ScriptingDiagnostics.CodeNotDeterministic(symbol, ban.Why, ban.Instead, place),
    };
}
