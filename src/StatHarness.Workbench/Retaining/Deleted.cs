using System.Globalization;
using System.Text.Json.Serialization;
using StatHarness.Storage;

namespace StatHarness.Workbench;

/// <summary>When, by which command and why something was removed.</summary>
public sealed record Deleted(DateTimeOffset At, string Command, string Why, long Bytes)
{
    [JsonIgnore]
    public string Sentence => string.Create(CultureInfo.InvariantCulture, $"deleted on {At.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'} by {Command}");

    internal static Deleted? Of(Tombstone? stone) => stone is null ? null : new(stone.At, stone.Command, stone.Why, stone.Bytes);
}
