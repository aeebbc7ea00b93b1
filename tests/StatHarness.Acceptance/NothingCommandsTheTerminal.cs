using System.IO.Compression;
using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>Names of files, columns and entries of archives are hostile; a terminal shows them and obeys none.</summary>
public sealed class NothingCommandsTheTerminal : IDisposable
{
    private const string Hostile = "\u001b]0;owned\u0007\u202Ex";
    private const string Shown = "␛]0;owned␇⟦U+202E⟧x";

    private readonly Workplace workplace = new();

    public void Dispose() => workplace.Dispose();

    [Fact]
    public void an_error_shows_what_a_file_is_called() => Harmless(workplace.Run("ingest", $"{Hostile}.csv").Expect(2), Shown);

    [Fact]
    public void an_error_shows_what_an_archive_holds()
    {
        using (var archive = ZipFile.Open(Path.Combine(workplace.Folder, "package.zip"), ZipArchiveMode.Create)) archive.CreateEntry($"fixture/{Hostile}");
        Harmless(workplace.Run("plugins", "install", "package.zip").Expect(2), "⟦U+202E⟧x");
    }

    [Fact]
    public void a_result_and_a_notice_show_what_a_file_and_its_columns_are_called()
    {
        workplace.Write("\u202Etable.csv", $"a,{Hostile}\n1,2\n3,4\n");
        Harmless(workplace.Run("ingest", "\u202Etable.csv").Expect(0), "⟦U+202E⟧table.csv", Shown);
        Harmless(workplace.Run("run", "\u202Etable.csv", "--yes", "--plugins", "profile_roles").Expect(0), "⟦U+202E⟧table.csv");
    }

    private static void Harmless(Finished result, params string[] shown)
    {
        var all = result.Output + result.Error;
        Assert.DoesNotContain(all, letter => letter is '\u001b' or '\u0007' or '\u202E');
        Assert.All(shown, text => Assert.Contains(text, all, StringComparison.Ordinal));
    }
}
