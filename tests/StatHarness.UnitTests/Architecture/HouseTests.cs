using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace StatHarness.UnitTests.ArchitectureRoom;

public sealed partial class HouseTests
{
    private static readonly string[] BannedSuffixes = ["Manager", "Helper", "Util", "Utils", "Processor", "Info", "Data", "Base", "Impl"];

    [Fact]
    public void every_room_references_lower_floors_only()
    {
        var floors = XDocument.Load(Path.Combine(Sources.Root, "eng", "Rooms.props")).Descendants("Room")
            .ToDictionary(room => (string)room.Attribute("Include")!, room => (int)room.Attribute("Floor")!);
        var projects = new[] { "src", "kernels" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Sources.Root, folder), "*.csproj", SearchOption.AllDirectories)).ToList();
        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            var room = Path.GetFileNameWithoutExtension(project);
            Assert.True(floors.ContainsKey(room), $"{room} has no floor in eng/Rooms.props.");
            var referenced = XDocument.Load(project).Descendants("ProjectReference")
                .Where(reference => (string?)reference.Attribute("ReferenceOutputAssembly") != "false")
                .Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));
            Assert.All(referenced, lower => Assert.True(floors[lower] < floors[room], $"{room} (floor {floors[room]}) references {lower} (floor {floors[lower]})."));
        }
    }

    [Fact]
    public void no_public_name_has_a_banned_suffix()
    {
        var offenders = Sources.Rooms.SelectMany(room => room.GetExportedTypes())
            .Where(type => BannedSuffixes.Any(suffix => Regex.Replace(type.Name, "`.*", "").EndsWith(suffix, StringComparison.Ordinal)))
            .Where(type => type.Name != "AppData")
            .Select(type => type.FullName);
        Assert.Empty(offenders);
    }

    [Fact]
    public void files_stay_small()
    {
        var sizes = Sources.Product.Select(file => (Lines: File.ReadLines(file).Count(), File: Sources.Relative(file))).OrderBy(file => file.Lines).ToList();
        var median = sizes[sizes.Count / 2].Lines;
        var p95 = sizes[(int)(sizes.Count * 0.95)].Lines;
        var largest = string.Join("\n", sizes.TakeLast(5).Select(file => $"{file.Lines,5} {file.File}"));
        Assert.True(median <= 80, $"Median file has {median} lines; 80 are allowed.\n{largest}");
        Assert.True(p95 <= 300, $"95 % of the files have up to {p95} lines; 300 are allowed.\n{largest}");
        Assert.True(sizes[^1].Lines <= 500, $"Files over 500 lines:\n{largest}");
    }

    [Fact]
    public void every_diagnostic_code_stands_once_in_the_code_and_is_documented()
    {
        var uses = Sources.Product.SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => (match.Groups[1].Value, Sources.Relative(file)))).ToList();
        Assert.NotEmpty(uses);
        var repeated = uses.GroupBy(use => use.Value).Where(group => group.Count() > 1).Select(group => $"{group.Key}: {string.Join(", ", group.Select(use => use.Item2))}");
        Assert.Empty(repeated);
        var documented = Code().Matches(File.ReadAllText(Path.Combine(Sources.Root, "docs", "diagnostics.md")).Replace("`", "\"", StringComparison.Ordinal)).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.Equal([], uses.Select(use => use.Value).Except(documented).Order(StringComparer.Ordinal));
        Assert.Equal([], documented.Except(uses.Select(use => use.Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void no_folder_is_named_after_a_kind_of_class()
    {
        string[] banned = ["Models", "Services", "Interfaces", "Helpers", "Utils", "Managers", "Common"];
        Assert.Empty(Sources.Product.Where(file => file.Split(Path.DirectorySeparatorChar).Intersect(banned).Any()).Select(Sources.Relative));
    }

    [GeneratedRegex("\"(SH[0-9]{4})\"")]
    private static partial Regex Code();
}
