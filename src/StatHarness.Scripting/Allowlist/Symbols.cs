namespace StatHarness.Scripting;

/// <summary>One answer for both walkers, the one over source and the one over compiled code. Names carry no arity; nested types follow a dot.</summary>
internal static class Symbols
{
    /// <param name="space">Namespace of the outermost type.</param>
    /// <param name="name">With namespace, such as <c>System.Collections.Generic.List.Enumerator</c>.</param>
    /// <returns>Null when it is allowed.</returns>
    public static Ban? Type(string space, string name)
    {
        for (var outer = name; outer.Length > space.Length; outer = Outer(outer))
        {
            if (Bans.Find(outer) is { } ban) return ban;
            if (AllowedSymbols.Types.Contains(outer)) return null;
        }
        if (AllowedSymbols.Namespaces.Contains(space)) return null;
        for (var outer = space; outer.Length > 0; outer = Outer(outer))
            if (Bans.Find(outer) is { } whole) return whole;
        return space is "System" or "StatHarness.Core" ? Bans.OtherType : Bans.OtherNamespace;
    }

    /// <param name="member">Property, event, field or method; the name of the type's constructor is empty.</param>
    /// <param name="inHash">Whether it is used where a hash code is made, which tables need and no result sees.</param>
    public static Ban? Member(string space, string type, string member, bool inHash = false)
    {
        var name = member.Length == 0 ? type : $"{type}.{member}";
        if (inHash && (member == "GetHashCode" || type == "System.HashCode")) return null;
        if (Bans.Find(name) is { } ban) return ban;
        if (member == "GetHashCode") return Bans.Hashing;
        if (Bans.Transcendental.Contains(member) && (type is "System.Math" or "System.Double" or "System.Single" or "System.Half" || type.StartsWith("System.Numerics.I", StringComparison.Ordinal)))
            return Bans.TranscendentalBan;
        return Type(space, type);
    }

    /// <summary>What a member may not take, though it may be named.</summary>
    /// <param name="member">With its namespace and type.</param>
    public static Ban? Argument(string member, string parameter) => member.StartsWith("System.Text.RegularExpressions.", StringComparison.Ordinal) && parameter == "System.TimeSpan" ? Bans.PatternClock : null;

    private static string Outer(string name) => name.LastIndexOf('.') is var dot and >= 0 ? name[..dot] : "";
}
