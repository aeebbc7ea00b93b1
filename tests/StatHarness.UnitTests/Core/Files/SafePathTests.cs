using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using StatHarness.Core;
using Xunit;

namespace StatHarness.UnitTests.CoreRoom.Files;

public sealed class SafePathTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("safe-path-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a/./b")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("~")]
    [InlineData("~root/x")]
    [InlineData("C:")]
    [InlineData("C:x")]
    [InlineData("C:/x")]
    [InlineData("C:\\x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("//server/share")]
    [InlineData("\\\\?\\C:\\x")]
    [InlineData("a\\..\\b")]
    [InlineData("a\\b")]
    [InlineData("CON")]
    [InlineData("nul")]
    [InlineData("a/NUL.txt")]
    [InlineData("aux.tar.gz")]
    [InlineData("COM1")]
    [InlineData("com\u00b9.log")]
    [InlineData("LPT9 .txt")]
    [InlineData("CONIN$")]
    [InlineData("\uff23\uff2f\uff2e")]
    [InlineData("file.txt:stream")]
    [InlineData("file::$DATA")]
    [InlineData("a./b")]
    [InlineData("a /b")]
    [InlineData("name.")]
    [InlineData("name ")]
    [InlineData(" name")]
    [InlineData("...")]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("a\u001bb")]
    [InlineData("a\u007fb")]
    [InlineData("a\u0085b")]
    [InlineData("a\u202eb")]
    [InlineData("a\u200bb")]
    [InlineData("a\u2028b")]
    [InlineData("a*b")]
    [InlineData("a?b")]
    [InlineData("a|b")]
    [InlineData("a<b>")]
    [InlineData("a\"b")]
    [InlineData("\uff0e\uff0e/x")]
    [InlineData("\u2025")]
    [InlineData("a\uff0fb")]
    [InlineData("a\uff3cb")]
    [InlineData("a\uff1ab")]
    [InlineData("a\u2100b")]
    [InlineData("x\u2024")]
    [InlineData("e\u0301.csv")]
    [InlineData("a\u0323\u0302")]
    [InlineData("a\u0301\u0323")]
    [InlineData("\u212b.csv")]
    [InlineData("\u1112\u1161")]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    public void a_name_that_could_lead_elsewhere_is_refused(string name)
    {
        var exception = Assert.Throws<DiagnosticException>(() => SafePath.Under(root, name));
        Assert.Equal("SH1001", exception.Diagnostic.Code);
        Assert.Equal(ExitCode.BadInput, exception.Exit);
        Assert.DoesNotContain(exception.Diagnostic.Message, char.IsControl);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a/b/c.csv")]
    [InlineData(".gitignore")]
    [InlineData("..a")]
    [InlineData("a..b/c")]
    [InlineData("Überschüsse/naïve café.csv")]
    [InlineData("日本語/データ.csv")]
    [InlineData("данные.csv")]
    [InlineData("한국어.csv")]
    [InlineData("हिन्दी.csv")]
    [InlineData("😀.txt")]
    [InlineData("console.log")]
    [InlineData("com10")]
    [InlineData("nullable")]
    [InlineData("m²/½.csv")]
    [InlineData("x\u0301.csv")]
    [InlineData("100% (final) #2 & co; it's = {ok} [yes] @home+1,5.csv")]
    public void an_honest_name_is_joined(string name) => Assert.Equal(Path.Combine(root, name), SafePath.Under(root, name));

    [Fact]
    public void names_that_are_too_long_are_refused()
    {
        SafePath.Under(root, new string('ü', SafePath.MaxSegmentBytes / 2));
        Assert.Throws<DiagnosticException>(() => SafePath.Under(root, new string('ü', SafePath.MaxSegmentBytes / 2 + 1)));
        Assert.Throws<DiagnosticException>(() => SafePath.Under(root, string.Concat(Enumerable.Repeat("abc/", 300)) + "x"));
    }

    [Fact]
    public void a_link_on_the_way_is_refused_also_when_it_leads_nowhere()
    {
        Directory.CreateDirectory(Path.Combine(root, "real"));
        Directory.CreateSymbolicLink(Path.Combine(root, "inside"), Path.Combine(root, "real"));
        Directory.CreateSymbolicLink(Path.Combine(root, "outside"), Path.GetTempPath());
        File.CreateSymbolicLink(Path.Combine(root, "real", "dangling"), Path.Combine(root, "nothing"));
        foreach (var name in new[] { "inside", "inside/x", "outside/x", "real/dangling", "real/dangling/x" })
            Assert.Contains("is a link", Assert.Throws<DiagnosticException>(() => SafePath.Under(root, name)).Message, StringComparison.Ordinal);
        Assert.Equal(Path.Combine(root, "real", "x"), SafePath.Under(root, "real/x"));
    }

    [Fact]
    public void a_root_reached_through_a_link_is_fine()
    {
        var link = root + "-link";
        Directory.CreateSymbolicLink(link, root);
        Assert.Equal(Path.Combine(link, "x"), SafePath.Under(link, "x"));
        File.Delete(link);
    }

    [SkippableFact]
    public void a_file_with_a_second_name_is_refused()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Makes its hard link by ln.");
        var (path, second) = (SafePath.Under(root, "a"), Path.Combine(root, "b"));
        File.WriteAllText(path, "x");
        SafePath.RefuseLinks(root, path);
        using (var ln = System.Diagnostics.Process.Start("ln", [path, second])) ln.WaitForExit();
        Assert.Contains("2 names", Assert.Throws<DiagnosticException>(() => SafePath.RefuseLinks(root, path)).Message, StringComparison.Ordinal);
    }

    [Property(MaxTest = 500)]
    public Property whatever_is_accepted_stays_below_the_root() => Prop.ForAll(Names, name =>
    {
        try
        {
            var path = SafePath.Under(root, name);
            return path == Path.GetFullPath(path) && path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        }
        catch (DiagnosticException exception)
        {
            return exception.Diagnostic.Code == "SH1001";
        }
    });

    private static Arbitrary<string> Names => Arb.From(Gen.OneOf(
        Gen.Elements("..", ".", "/", "\\", "a", "b.c", ":", "~", " ", "\0", "NUL", "\uff0e", "\u2024", "\u2215", "ü", "e\u0301", "%2e", "\ud800").ListOf().Select(parts => string.Concat(parts.Take(8))),
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));
}
