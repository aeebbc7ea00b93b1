using System.Text;
using System.Text.RegularExpressions;
using StatHarness.Core;

namespace StatHarness.Workbench;

/// <param name="Folder">Absolute.</param>
/// <param name="Files">Relative to it, with forward slashes, ordinal.</param>
public sealed partial record NewPackage(string Id, string Type, string Folder, IReadOnlyList<string> Files)
{
    internal static NewPackage Make(string id, string type, string folder, HarnessOptions options)
    {
        if (!IdRule().IsMatch(id)) throw AuthoringDiagnostics.BadId(id, Suggestion(id));
        if (!PackageTemplate.Types.Contains(type)) throw AuthoringDiagnostics.NoTemplate(type, PackageTemplate.Types, NearestName.Of(type, PackageTemplate.Types));
        if (id == SettingOwner.Harness || Directory.Exists(Path.Combine(options.ShippedPlugins, id))) throw AuthoringDiagnostics.ShippedId(id);
        var root = Path.GetFullPath(folder);
        var target = SafePath.Under(root, id);
        if (Path.Exists(target)) throw AuthoringDiagnostics.FolderExists(target);
        var files = PackageTemplate.Files(type, id, NameOf(id));
        Publish(root, target, id, files);
        return new(id, type, target, [.. files.Select(file => file.Name)]);
    }

    private static void Publish(string root, string target, string id, IReadOnlyList<(string Name, string Text)> files)
    {
        var aside = Path.Combine(root, $".{id}.new");
        try
        {
            if (Directory.Exists(aside)) Directory.Delete(aside, recursive: true);
            foreach (var (name, text) in files)
            {
                var path = SafePath.Under(aside, name);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
            }
            Directory.Move(aside, target);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw AuthoringDiagnostics.Unwritable(target, e);
        }
    }

    /// <summary><c>late_jobs</c> → <c>Late jobs</c>.</summary>
    private static string NameOf(string id)
    {
        var words = string.Join(' ', id.Split('_', StringSplitOptions.RemoveEmptyEntries));
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What the author probably meant, when it makes an id.</summary>
    private static string? Suggestion(string id)
    {
        var plain = Rest().Replace(id.Trim().ToLowerInvariant(), "_").Trim('_');
        return IdRule().IsMatch(plain) ? plain : null;
    }

    // As in docs/schemas/plugin.v1.schema.json.
    [GeneratedRegex("^[a-z][a-z0-9_]{1,63}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdRule();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Rest();
}
