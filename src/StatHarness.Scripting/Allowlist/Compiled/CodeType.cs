namespace StatHarness.Scripting;

/// <summary>A type as a signature spells it, flattened to what the check asks.</summary>
/// <param name="Head">The type itself without its arguments; null when it is the plugin's own, an array or a parameter.</param>
/// <param name="Named">Every foreign type in it, the head included.</param>
internal sealed record CodeType(NamedType? Head, IReadOnlyList<NamedType> Named, bool ByReference = false, bool Pointer = false, bool Pinned = false)
{
    public static CodeType Nothing { get; } = new(null, []);

    public static CodeType Of(NamedType type) => new(type, [type]);
}

/// <param name="Space">Namespace of the outermost type.</param>
/// <param name="Name">With namespace and outer types, without arity.</param>
internal sealed record NamedType(string Space, string Name);
