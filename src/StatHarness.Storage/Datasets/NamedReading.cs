using StatHarness.Data.Formats.V1;

namespace StatHarness.Storage;

/// <summary>A dataset, by the name under which its bytes came at some time.</summary>
public sealed record NamedReading(string FileName, DateTimeOffset SeenAt, DatasetRecord Dataset);
