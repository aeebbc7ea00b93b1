namespace StatHarness.Core.Schema;

/// <summary>One way in which a value misses its schema.</summary>
/// <param name="InstancePath">JSON Pointer (RFC 6901) into the value; empty for the whole value.</param>
/// <param name="SchemaPath">Where the keyword stands: <c>#</c> and a JSON Pointer, after the URI of its resource if that is not the loaded one.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record SchemaProblem(string InstancePath, string SchemaPath, string Keyword, string Message)
{
    public override string ToString() => $"{(InstancePath.Length == 0 ? "(whole value)" : InstancePath)}: {Message}";
}
