using System.Text.Json.Serialization;
using StatHarness.Core.Json;

namespace StatHarness.Data;

/// <summary>What the values of a column are, chosen by value and not by spelling.</summary>
[JsonConverter(typeof(SnakeCase<ColumnType>))]
public enum ColumnType
{
    Int64,
    Float64,
    /// <summary>Exact decimal, scaled Int128: chosen when a double would lose digits.</summary>
    Decimal,
    Bool,
    /// <summary>Days since 1970-01-01.</summary>
    Date,
    /// <summary>Microseconds since 1970-01-01T00:00:00 on a local clock of unknown zone; the zone is never guessed.</summary>
    Timestamp,
    /// <summary>Microseconds since 1970-01-01T00:00:00Z; each source value stated its offset.</summary>
    TimestampZoned,
    /// <summary>Microseconds.</summary>
    Duration,
    Text,
}
