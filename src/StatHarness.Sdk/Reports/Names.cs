namespace StatHarness.Sdk;

internal static class Names
{
    /// <summary>a-z, 0-9 and _, starting with a letter.</summary>
    public static bool IsSnakeCase(string name) =>
        name is [>= 'a' and <= 'z', ..] && name.All(c => c is >= 'a' and <= 'z' or >= '0' and <= '9' or '_');
}
