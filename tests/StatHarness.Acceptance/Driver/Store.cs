using System.Security.Cryptography;

namespace StatHarness.Acceptance.Driver;

/// <summary>What lies in an appdata, as a file manager shows it.</summary>
internal static class Store
{
    /// <summary>Relative paths, without the database, in ordinal order.</summary>
    public static IReadOnlyList<string> Files(string appData) => !Directory.Exists(appData) ? []
        : [.. Directory.EnumerateFiles(appData, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(appData, path))
            .Where(path => !path.StartsWith("state.sqlite", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <summary>Files of people at work: private, gone once these people are.</summary>
    public static IReadOnlyList<string> Leftovers(string appData) =>
        [.. Files(appData).Where(path => path.StartsWith("staging", StringComparison.Ordinal) || path.StartsWith("leases", StringComparison.Ordinal) || path.EndsWith(".tmp", StringComparison.Ordinal))];

    /// <summary>Stored bytes whose name is their sha256 and is not true.</summary>
    public static IReadOnlyList<string> Untrue(string appData) =>
        [.. Files(appData).Where(path => path.StartsWith("objects", StringComparison.Ordinal) && Path.GetFileName(path) != Sha256(Path.Combine(appData, path)))
            .Concat(Files(appData).Where(path => path.StartsWith("uploads", StringComparison.Ordinal) && Path.GetFileName(Path.GetDirectoryName(path)) != Sha256(Path.Combine(appData, path))))];

    public static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>Damages a read-only file.</summary>
    public static void Overwrite(string path, byte[] bytes)
    {
        if (OperatingSystem.IsWindows()) File.SetAttributes(path, FileAttributes.Normal);
        else File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllBytes(path, bytes);
    }
}
