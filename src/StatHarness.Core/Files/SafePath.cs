namespace StatHarness.Core;

/// <summary>The only way a name that came from outside becomes a path below a root of ours.</summary>
public static class SafePath
{
    /// <summary>Joins, and refuses what would leave <paramref name="root"/>: traversal, absolute names, links, device names, alternate streams.</summary>
    /// <exception cref="DiagnosticException">SH1001: the name does not stay below its root.</exception>
    public static string Under(string root, string relative) => throw new System.Diagnostics.UnreachableException(root + relative);
}
