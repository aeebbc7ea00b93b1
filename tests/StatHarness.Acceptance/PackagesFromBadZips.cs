using System.Text;
using StatHarness.Acceptance.Driver;
using StatHarness.UnitTests;
using StatHarness.Workbench;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Archives that slip, bomb, lie, repeat, link or hide are refused before anything of them is written; each for one reason.</summary>
public sealed class PackagesFromBadZips : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly HarnessSession session;

    public PackagesFromBadZips() => session = Variant.Open(workplace);

    public void Dispose()
    {
        session.Dispose();
        workplace.Dispose();
    }

    private static byte[] Text => Encoding.UTF8.GetBytes("twelve bytes");

    public static TheoryData<string, string> Hostile => new()
    {
        { "parent", "SH3231" }, { "absolute", "SH3231" }, { "drive", "SH3231" }, { "backslash", "SH3231" }, { "device", "SH3231" }, { "trailing dot", "SH3231" },
        { "control character", "SH3231" }, { "decomposed name", "SH3231" }, { "same name", "SH3232" }, { "other case", "SH3232" }, { "folder in other case", "SH3232" }, { "file and folder", "SH3232" },
        { "link", "SH3233" }, { "pipe", "SH3233" }, { "encrypted", "SH3234" }, { "masked headers", "SH3234" }, { "bzip2", "SH3235" }, { "many files", "SH3236" }, { "large in total", "SH3236" },
        { "unpacks to more", "SH3237" }, { "unpacks to less", "SH3237" }, { "wrong checksum", "SH3237" }, { "two names", "SH3237" }, { "hidden bytes", "SH3237" },
        { "ratio", "SH3238" }, { "nested twice", "SH3239" }, { "nested that lies", "SH3239" }, { "garbage behind", "SH3230" }, { "cut short", "SH3230" }, { "no zip", "SH3230" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void a_hostile_archive_is_refused_for_one_reason(string kind, string code)
    {
        var before = Store.Files(workplace.AppData);
        var refusal = Refused.By(() => session.Inventory.Install(workplace.Write("package.zip", Archive(kind))));
        Assert.Equal((code, Core.ExitCode.BadInput), (refusal.Diagnostic.Code, refusal.Exit));
        Assert.Equal(before, Store.Files(workplace.AppData));
        Assert.DoesNotContain(refusal.Diagnostic.Message, char.IsControl);
    }

    [SkippableFact]
    public void every_archive_of_the_corpus_is_refused()
    {
        var files = new[] { "data/08-bad-inputs/zip-made-here", "data/08-bad-inputs/zip-yauzl/must-fail", "data/08-bad-inputs/zip-yauzl/must-open" }.SelectMany(folder => Directory.EnumerateFiles(Corpus.Find(folder), "*.zip")).ToList();
        Assert.True(files.Count > 30);
        // The sound ones among them are no packages; SH3202 says so after they were read to their end.
        foreach (var file in files)
        {
            var code = Refused.By(() => session.Inventory.Install(file)).Diagnostic.Code;
            var isSound = Path.GetFileName(file) is "cygwin-info-zip.zip" or "streaming.zip" or "unicode.zip" or "unix-epoch.zip" or "windows-7-zip.zip" or "windows-compressed-folder.zip";
            Assert.True(isSound ? code == "SH3202" : code.StartsWith("SH323", StringComparison.Ordinal), $"{Path.GetFileName(file)}: {code}");
        }
        Assert.False(File.Exists("/tmp/evil.txt"));
    }

    [Fact]
    public void a_bare_link_in_a_folder_and_a_missing_path_are_refused_too()
    {
        var variant = new Variant(workplace);
        File.CreateSymbolicLink(Path.Combine(variant.Folder, "more.csx"), "/etc/passwd");
        Assert.Equal("SH3203", Refused.By(() => session.Inventory.Install(variant.Folder)).Diagnostic.Code);
        Assert.Equal("SH3223", Refused.By(() => session.Inventory.Install(Path.Combine(workplace.Folder, "nowhere"))).Diagnostic.Code);
    }

    [Fact]
    public void a_workbook_as_fixture_is_no_bomb()
    {
        var variant = new Variant(workplace);
        File.WriteAllBytes(Path.Combine(variant.Folder, "fixture", "more.xlsx"), new RawZip().Add("xl/workbook.xml", Text).ToArray());
        Assert.Equal("disabled", session.Inventory.Install(variant.Zip("good.zip")).State);
    }

    private static byte[] Archive(string kind) => kind switch
    {
        "parent" => new RawZip().Add("../evil.csx", Text).ToArray(),
        "absolute" => new RawZip().Add("/tmp/evil.csx", Text).ToArray(),
        "drive" => new RawZip().Add("C:/evil.csx", Text).ToArray(),
        "backslash" => new RawZip().Add("..\\evil.csx", Text).ToArray(),
        "device" => new RawZip().Add("fixture/aux.csv", Text).ToArray(),
        "trailing dot" => new RawZip().Add("plugin.csx.", Text).ToArray(),
        "control character" => new RawZip().Add("plugin\u0007.csx", Text).ToArray(),
        "decomposed name" => new RawZip().Add("u\u0308.csx", Text).ToArray(),
        "same name" => new RawZip().Add("a.csx", Text).Add("a.csx", Text).ToArray(),
        "other case" => new RawZip().Add("\u00fcber.csx", Text).Add("\u00dcBER.csx", Text).ToArray(),
        "folder in other case" => new RawZip().Add("fixture/a.csv", Text).Add("Fixture/b.csv", Text).ToArray(),
        "file and folder" => new RawZip().Add("a", Text).Add("a/b.csx", Text).ToArray(),
        "link" => new RawZip().Add("plugin.csx", Encoding.UTF8.GetBytes("/etc/passwd"), mode: 0xA1FF).ToArray(),
        "pipe" => new RawZip().Add("plugin.csx", [], mode: 0x11FF).ToArray(),
        "encrypted" => new RawZip().Add("plugin.csx", Text, flags: 0x801).ToArray(),
        "masked headers" => new RawZip().Add("plugin.csx", Text, flags: 0x2800).ToArray(),
        "bzip2" => new RawZip().Add("plugin.csx", Text, method: 12).ToArray(),
        "many files" => Enumerable.Range(0, 201).Aggregate(new RawZip(), (zip, i) => zip.Add($"f{i}.csx", [])).ToArray(),
        "large in total" => Enumerable.Range(0, 17).Aggregate(new RawZip(), (zip, i) => zip.Add($"f{i}.bin", Noise(1 << 20), method: 0)).ToArray(),
        "unpacks to more" => new RawZip().Add("plugin.csx", Text, declared: 5).ToArray(),
        "unpacks to less" => new RawZip().Add("plugin.csx", Text, declared: 50).ToArray(),
        "wrong checksum" => new RawZip().Add("plugin.csx", Text, crc: 1).ToArray(),
        "two names" => new RawZip().Add("plugin.csx", Text, localName: "plugin.exe").ToArray(),
        "hidden bytes" => new RawZip().Add("a.csx", Text).Add("b.csx", Text, hiddenBefore: Text).ToArray(),
        "ratio" => new RawZip().Add("fixture/input.csv", new byte[4 << 20]).ToArray(),
        "nested twice" => new RawZip().Add("fixture/input.xlsx", new RawZip().Add("again.zip", Text).ToArray(), method: 0).ToArray(),
        "nested that lies" => new RawZip().Add("fixture/input.xlsx", new RawZip().Add("xl/sheet1.xml", Text, declared: 1_000_000_000).ToArray(), method: 0).ToArray(),
        "garbage behind" => [.. new RawZip().Add("plugin.csx", Text).ToArray(), .. Text],
        "cut short" => new RawZip().Add("plugin.csx", Text).ToArray()[..^10],
        _ => Text,
    };

    /// <summary>Bytes that do not compress, the same each time.</summary>
    private static byte[] Noise(int count)
    {
        var bytes = new byte[count];
        var state = 1u;
        for (var i = 0; i < count; i++) bytes[i] = (byte)((state = unchecked(state * 1664525 + 1013904223)) >> 24);
        return bytes;
    }
}
