using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatHarness.Core.Json;

/// <summary>Writes the values of an enum as <c>snake_case</c>. On every enum that goes into a file.</summary>
public sealed class SnakeCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower)
    where T : struct, Enum;
