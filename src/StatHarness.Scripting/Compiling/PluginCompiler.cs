using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using StatHarness.Sdk;
using StatHarness.Sdk.Packages;
using Diagnostic = StatHarness.Core.Diagnostic;

namespace StatHarness.Scripting;

/// <summary>
/// Compiles the scripts of a package into one assembly. Touches no file but the references. Meant for a confined worker:
/// hostile source can exhaust any process, whatever the limits here.
/// </summary>
public static class PluginCompiler
{
    /// <summary>The class that holds the script; its factory is the entry point.</summary>
    internal const string ScriptClass = "Plugin";

    public static CompileResult Compile(PluginPackage package, CompileOptions? options = null)
    {
        options ??= new();
        var problems = SourceLimits.Check(package.Scripts).ToList();
        var config = ConfigSource.Of(package.ConfigSchema, problems);
        if (problems.Count > 0) return new(null, problems);
        using var abandoned = new CancellationTokenSource();
        try
        {
            return BigStack.Run(() => Compile(package, config, options, abandoned.Token), limit: options.Limit);
        }
        catch (TimeoutException)
        {
            abandoned.Cancel();
            return new(null, [ScriptingDiagnostics.CompileTimeout(package.Manifest.Id, options.Limit)]);
        }
    }

    private static CompileResult Compile(PluginPackage package, string config, CompileOptions options, CancellationToken cancellationToken)
    {
        var compilation = Create(package, config, options, cancellationToken);
        var problems = CompilerMessages.Errors(compilation.GetDiagnostics(cancellationToken), compilation).ToList();
        if (options.StaticCheck) problems.AddRange(StaticCheck.Run(compilation, cancellationToken));
        if (problems.Count > 0) return new(null, Ordered(problems));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded), cancellationToken: cancellationToken);
        problems.AddRange(CompilerMessages.Errors(emitted.Diagnostics, compilation));
        if (options.StaticCheck && problems.Count == 0) problems.AddRange(AssemblyCheck.Problems(package.Manifest.Id, image.ToArray()));
        return problems.Count > 0 ? new(null, Ordered(problems)) : new(new(image.ToArray()), []);
    }

    private static CSharpCompilation Create(PluginPackage package, string config, CompileOptions options, CancellationToken cancellationToken)
    {
        var entry = package.Scripts[0];
        var parse = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.None, SourceCodeKind.Script);
        var text = SourceText.From($"#load \"{PackageFile.Config}\"\n#line 1 \"{entry.Name}\"\n{entry.Text}", System.Text.Encoding.UTF8, SourceHashAlgorithm.Sha256);
        var tree = CSharpSyntaxTree.ParseText(text, parse, entry.Name, cancellationToken);
        // One thread, ours: the compiler's own pool threads have small stacks.
        var compile = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, scriptClassName: ScriptClass, optimizationLevel: OptimizationLevel.Release, checkOverflow: false,
            allowUnsafe: !options.StaticCheck, deterministic: true, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable,
            sourceReferenceResolver: new PackageSources(package.Scripts, config), metadataImportOptions: MetadataImportOptions.Public,
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        var compilation = CSharpCompilation.CreateScriptCompilation(
            $"plugin_{package.Manifest.Id}", tree, ScriptReferences.For(options.StaticCheck), compile, returnType: typeof(object), globalsType: typeof(PluginContext));
        return compilation.WithOptions(compile.WithUsings(ScriptReferences.Usings.Where(u => HasNamespace(compilation, u))));
    }

    private static bool HasNamespace(CSharpCompilation compilation, string name)
    {
        INamespaceSymbol? found = compilation.GlobalNamespace;
        foreach (var part in name.Split('.')) found = found?.GetNamespaceMembers().FirstOrDefault(n => n.Name == part);
        return found is not null;
    }

    private static List<Diagnostic> Ordered(IEnumerable<Diagnostic> problems) =>
        [.. problems.Distinct().OrderBy(p => p.Place?.Path, StringComparer.Ordinal).ThenBy(p => p.Place?.Line).ThenBy(p => p.Place?.Column).ThenBy(p => p.Code, StringComparer.Ordinal).Take(100)];
}
