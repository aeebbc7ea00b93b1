namespace StatHarness.Storage;

/// <summary>Which runs are kept beside pinned ones: those of the last days, the last so many, or both. Nothing given means thirty days.</summary>
/// <param name="KeepDays">Null when age keeps nothing.</param>
/// <param name="KeepLast">Null when number keeps nothing.</param>
public sealed record RetentionRule(int? KeepDays, int? KeepLast)
{
    public const int DefaultDays = 30;

    public static RetentionRule Of(int? keepDays, int? keepLast) => new(keepDays ?? (keepLast is null ? DefaultDays : null), keepLast);

    /// <summary>What is unused for so long goes too, when no run needs it: datasets, uploads, caches.</summary>
    public TimeSpan Unused => TimeSpan.FromDays(KeepDays ?? DefaultDays);

    /// <param name="place">0 for the newest run.</param>
    /// <returns>Null when it goes; else why it stays.</returns>
    internal string? Keeps(int place, TimeSpan age, int? daysOfDataset)
    {
        if (KeepLast is { } last && place < last) return $"among the last {last}";
        var days = daysOfDataset ?? KeepDays;
        return days is { } kept && age < TimeSpan.FromDays(kept) ? $"younger than {kept} days" : null;
    }
}
