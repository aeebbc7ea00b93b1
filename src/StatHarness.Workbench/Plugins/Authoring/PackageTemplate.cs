using System.Globalization;

namespace StatHarness.Workbench;

/// <summary>The packages that authors start from: a folder a type below <c>Templates/</c>, embedded.</summary>
internal static class PackageTemplate
{
    private const string Prefix = "Templates/";

    private static readonly string[] Names = [.. typeof(PackageTemplate).Assembly.GetManifestResourceNames()
        .Select(name => name.Replace('\\', '/')).Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Types { get; } = [.. Names.Select(name => name[Prefix.Length..].Split('/')[0]).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<(string Name, string Text)> Files(string type, string id, string name) =>
        [.. Names.Where(file => file.StartsWith($"{Prefix}{type}/", StringComparison.Ordinal)).Select(file => (
            file[(Prefix.Length + type.Length + 1)..],
            Read(file).Replace("{{id}}", id, StringComparison.Ordinal).Replace("{{name}}", name, StringComparison.Ordinal).Replace("{{harness}}", Range(), StringComparison.Ordinal)))];

    /// <summary>From this minor version to the next major one.</summary>
    private static string Range()
    {
        var version = typeof(PackageTemplate).Assembly.GetName().Version!;
        return string.Create(CultureInfo.InvariantCulture, $">={version.Major}.{version.Minor} <{version.Major + 1}.0");
    }

    private static string Read(string name)
    {
        var assembly = typeof(PackageTemplate).Assembly;
        var stored = assembly.GetManifestResourceNames().First(resource => resource.Replace('\\', '/') == name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(stored)!);
        // A checkout on Windows may have turned the line ends; a package is the same everywhere.
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
