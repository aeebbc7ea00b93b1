using System.Globalization;
using System.Reflection;

namespace StatHarness.Storage;

/// <summary>Brings a state database to this version: one embedded SQL file a step, named by the <c>user_version</c> it leads to.</summary>
internal static class MigrationSteps
{
    public static int Newest { get; } = Files().Max(file => file.Version);

    public static void Apply(StateDatabase database, string path)
    {
        if (VersionOf(database) == Newest) return;
        database.Write(sql =>
        {
            // Read again under the write lock: another process may have migrated meanwhile.
            var version = Version(sql);
            if (version > Newest) throw StorageDiagnostics.NewerDatabase(path, version, Newest);
            foreach (var (step, name) in Files().Where(file => file.Version > version).OrderBy(file => file.Version))
            {
                sql.Execute(Text(name));
                sql.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {step}"));
                sql.Event(database.Time.GetUtcNow(), "migrated", name);
            }
            return true;
        });
    }

    public static int VersionOf(StateDatabase database) => database.Read(Version);

    private static int Version(Statements sql) => sql.Query("PRAGMA user_version", row => row.GetInt32(0))[0];

    private static IEnumerable<(int Version, string Name)> Files() =>
        from name in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where name.StartsWith("Migrations/", StringComparison.Ordinal)
        select (int.Parse(name.AsSpan("Migrations/".Length, 4), CultureInfo.InvariantCulture), name);

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
