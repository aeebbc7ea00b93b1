using System.Globalization;
using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Storage;

[JsonConverter(typeof(SnakeCase<BackupKind>))]
public enum BackupKind
{
    Manual,
    Scheduled,
    /// <summary>Before the schema was changed.</summary>
    Migration,
}

/// <summary>A whole copy of the catalogue, named by schema version and time.</summary>
public sealed record StateBackup(string Path, int Version, DateTimeOffset At, BackupKind Kind, long SizeBytes)
{
    private const string Stamp = "yyyyMMdd'T'HHmmssfff'Z'";

    internal static string NameOf(int version, DateTimeOffset at, BackupKind kind) =>
        string.Create(CultureInfo.InvariantCulture, $"state-v{version:0000}-{at.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}-{kind.ToString().ToLowerInvariant()}.sqlite");

    /// <returns>Null when the file is not named as a backup.</returns>
    internal static StateBackup? Of(FileInfo file)
    {
        if (file.Name.Split('-') is not ["state", ['v', .. var digits], var stamp, var last]) return null;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            && DateTimeOffset.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            && Enum.TryParse<BackupKind>(System.IO.Path.GetFileNameWithoutExtension(last), ignoreCase: true, out var kind)
            ? new StateBackup(file.FullName, version, at, kind, file.Length) : null;
    }
}
