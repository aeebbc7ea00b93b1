using StatHarness.Core;

namespace StatHarness.Workbench;

/// <summary>What an author does with a package before anybody installs it: make, try, watch, pack. Needs no appdata.</summary>
public static class PluginAuthoring
{
    /// <summary>Types that <see cref="New"/> has a template for.</summary>
    public static IReadOnlyList<string> Templates => PackageTemplate.Types;

    /// <summary>Makes a package that validates, passes its fixture and finds something on it; the folder appears whole or not at all.</summary>
    /// <param name="id">a-z, 0-9 and _, starting with a letter, 2 to 64 characters; not the id of a plugin that ships.</param>
    /// <param name="type">One of <see cref="Templates"/>.</param>
    /// <param name="folder">Where the package's folder is made.</param>
    /// <exception cref="DiagnosticException">SH3305 to SH3308: a bad id, a type without template, an id that ships, a folder that is there.</exception>
    public static NewPackage New(string id, string type = "analysis", string folder = "plugins", HarnessOptions? options = null) =>
        NewPackage.Make(id, type, folder, options ?? new HarnessOptions());

    /// <inheritdoc cref="FixtureRun.RunAsync(string, HarnessOptions?, CancellationToken)"/>
    public static Task<FixtureResult> TestAsync(string folder, HarnessOptions? options = null, CancellationToken cancellationToken = default) =>
        FixtureRun.RunAsync(folder, options, cancellationToken);

    /// <summary>Tests once, then again after each save, until canceled.</summary>
    /// <exception cref="OperationCanceledException">The only way it ends.</exception>
    public static IAsyncEnumerable<WatchStep> WatchAsync(string folder, HarnessOptions? options = null, WatchPace? pace = null, CancellationToken cancellationToken = default) =>
        PackageWatch.RunAsync(folder, options ?? new HarnessOptions(), pace ?? WatchPace.Default, cancellationToken);

    /// <summary>Writes the package as a zip whose bytes depend on nothing but the files' names and bytes.</summary>
    /// <param name="zip">Null for <c>id-version.zip</c> in the current folder. Replaced when it is there.</param>
    /// <exception cref="DiagnosticException">SH3309: the package does not validate. SH3301, SH3310: it has no whole fixture.</exception>
    public static PackedPackage Pack(string folder, string? zip = null) => PackedPackage.Make(folder, zip);
}
