namespace StatHarness.Scripting;

internal static class PackageFile
{
    /// <summary>Generated; not the author's.</summary>
    public const string Config = "config.g.csx";
}
