using StatHarness.Core;

namespace StatHarness.Storage;

/// <summary>What has a fixed name in an appdata folder.</summary>
internal static class AppDataFiles
{
    private static readonly string[] Fixed =
    [
        "state.sqlite", "state.sqlite-wal", "state.sqlite-shm", "state.sqlite-open.lock", "state.sqlite-work.lock",
        "objects", "uploads/by-sha", "datasets", "runs", "staging", "leases", "backups", "memos",
    ];

    public static string Database(string root) => Path.Combine(root, "state.sqlite");

    public static string WriteAheadLog(string root) => Database(root) + "-wal";

    /// <summary>Held together by all that have the appdata open, alone by who replaces its database.</summary>
    public static string OpenLock(string root) => Path.Combine(root, "state.sqlite-open.lock");

    /// <summary>Held together by all that put or read objects, alone by who removes them.</summary>
    public static string WorkLock(string root) => Path.Combine(root, "state.sqlite-work.lock");

    /// <summary>The folder itself may be a link, nothing in it may.</summary>
    /// <exception cref="DiagnosticException">SH4028.</exception>
    public static void RefuseLinks(string root)
    {
        foreach (var name in Fixed) StorePath.Under(root, name);
        try
        {
            // SQLite writes in place: another name of the same file would be written too.
            if (File.Exists(Database(root))) SafePath.RefuseLinks(root, Database(root));
        }
        catch (DiagnosticException e)
        {
            throw StateDiagnostics.LinkInside(root, e.Diagnostic);
        }
    }
}
