using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace StatHarness.Storage;

/// <summary>Brings a state database to this version: one embedded SQL file a step, named by the <c>user_version</c> it leads to.</summary>
internal static class MigrationSteps
{
    /// <summary>Ascending.</summary>
    public static IReadOnlyList<(int Version, string Name)> All { get; } =
    [
        .. from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
           where name.StartsWith("Migrations/", StringComparison.Ordinal)
           let version = int.Parse(name.AsSpan("Migrations/".Length, 4), CultureInfo.InvariantCulture)
           orderby version
           select (version, name),
    ];

    public static int Newest => All[^1].Version;

    /// <summary>A copy is kept aside first; then all steps are one transaction. Of two processes that do this at once, one does it.</summary>
    /// <returns>The version that was there; 0 for nothing.</returns>
    public static int Apply(StateDatabase database, string path, BackupFolder backups)
    {
        var found = VersionOf(database);
        if (found == Newest) return found;
        if (found > Newest) throw StorageDiagnostics.NewerDatabase(path, found, Newest);
        var backup = found == 0 ? null : backups.Make(database, BackupKind.Migration, Newest);
        try
        {
            return database.Write(sql => Steps(database, sql, path));
        }
        catch (SqliteException e)
        {
            throw StateDiagnostics.MigrationFailed(path, found, Newest, backup?.Path, e);
        }
    }

    public static int VersionOf(StateDatabase database) => database.Read(Version);

    public static int Version(Statements sql) => sql.Query("PRAGMA user_version", row => row.GetInt32(0))[0];

    public static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static int Steps(StateDatabase database, Statements sql, string path)
    {
        // Read again under the write lock: another process may have migrated meanwhile.
        var version = Version(sql);
        if (version > Newest) throw StorageDiagnostics.NewerDatabase(path, version, Newest);
        foreach (var (step, name) in All.Where(step => step.Version > version))
        {
            sql.Execute(Text(name));
            sql.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step}"));
            sql.Event(database.Time.GetUtcNow(), "migrated", name);
        }
        return version;
    }
}
