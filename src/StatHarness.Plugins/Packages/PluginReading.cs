using StatHarness.Core;
using StatHarness.Sdk.Packages;

namespace StatHarness.Plugins;

/// <param name="Name">Folder of the package, without its path.</param>
/// <param name="Package">Null when there are problems.</param>
/// <param name="Problems">All of them, at once.</param>
public sealed record PluginReading(string Name, PluginPackage? Package, IReadOnlyList<Diagnostic> Problems);
