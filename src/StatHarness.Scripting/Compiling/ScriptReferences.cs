using System.Reflection;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Sdk;

namespace StatHarness.Scripting;

/// <summary>What scripts compile against.</summary>
internal static class ScriptReferences
{
    /// <summary>Namespaces in scope without <c>using</c>; those without a type yet are left out by the compiler's caller.</summary>
    public static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.Linq",
        "StatHarness.Core", "StatHarness.Data", "StatHarness.Statistics", "StatHarness.Sdk", "StatHarness.Sdk.Formats.V1",
    ];

    public static IReadOnlyList<Assembly> Own { get; } =
        [typeof(Digest).Assembly, typeof(Column).Assembly, typeof(PluginContext).Assembly, Assembly.Load("StatHarness.Statistics")];

    private static readonly Lazy<IReadOnlyList<MetadataReference>> Few = new(() => [.. Paths(AllowedSymbols.Framework).Concat(Own.Select(a => a.Location)).Select(From)]);

    private static readonly Lazy<IReadOnlyList<MetadataReference>> All = new(() => [.. WholeFramework().Concat(Own.Select(a => a.Location)).Select(From)]);

    public static IReadOnlyList<MetadataReference> For(bool staticCheck) => staticCheck ? Few.Value : All.Value;

    /// <summary>Managed assemblies of the shared framework.</summary>
    internal static IEnumerable<string> WholeFramework() =>
        Directory.EnumerateFiles(FrameworkFolder, "*.dll").Order(StringComparer.Ordinal).Where(IsManaged);

    private static string FrameworkFolder => Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private static IEnumerable<string> Paths(IEnumerable<string> names) =>
        names.Select(n => Path.Combine(FrameworkFolder, n + ".dll")).Where(File.Exists);

    private static bool IsManaged(string path)
    {
        using var reader = new PEReader(File.OpenRead(path));
        return reader.HasMetadata;
    }

    private static PortableExecutableReference From(string path) => MetadataReference.CreateFromFile(path);
}
