using System.Reflection.Metadata;

namespace StatHarness.Scripting;

/// <summary>Something in compiled code that no plugin may hold.</summary>
/// <param name="Symbol">What was named; null for a construct, which <paramref name="Ban"/> then names.</param>
/// <param name="Method">Nil when it stands outside of methods.</param>
internal sealed record CodeFault(string? Symbol, Ban Ban, MethodDefinitionHandle Method = default, int Offset = 0);
