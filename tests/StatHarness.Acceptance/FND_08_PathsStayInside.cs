using StatHarness.Acceptance.Driver;
using Xunit;

namespace StatHarness.Acceptance;

/// <summary>FND-08: escape attempts of each kind are refused with one typed error; legitimate reads work.</summary>
public sealed class FND_08_PathsStayInside : IDisposable
{
    private readonly Workplace workplace = new();
    private readonly string outside;

    public FND_08_PathsStayInside() => outside = Directory.CreateDirectory(Path.Combine(workplace.Folder, "outside")).FullName;

    public void Dispose() => workplace.Dispose();

    [SkippableTheory]
    [InlineData("objects")]
    [InlineData("uploads")]
    [InlineData("uploads/by-sha")]
    [InlineData("datasets")]
    [InlineData("runs")]
    [InlineData("staging")]
    [InlineData("leases")]
    [InlineData("backups")]
    [InlineData("state.sqlite")]
    [InlineData("state.sqlite-work.lock")]
    [InlineData("objects/*")]
    [InlineData("objects/*/*")]
    [InlineData("uploads/by-sha/*")]
    [InlineData("datasets/*")]
    public void a_link_planted_in_appdata_is_refused_and_leads_nowhere(string what)
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var table = Desk.Table(workplace, 1);
        workplace.Run("ingest", table).Expect(0);
        workplace.Run("db", "backup").Expect(0);
        var victim = Find(what);
        var target = Path.Combine(outside, "target");
        if (Directory.Exists(victim)) Directory.Move(victim, target);
        else File.Move(victim, target);
        File.CreateSymbolicLink(victim, target);
        var before = Outside();

        var refused = workplace.Run("ingest", table, "--json").Expect(7).Json;
        Assert.Equal("SH4028", (string)refused["diagnostic"]!["code"]!);
        Assert.False(string.IsNullOrEmpty((string)refused["diagnostic"]!["hint"]!));
        Assert.Equal(before, Outside());

        File.Delete(victim);
        if (Directory.Exists(target)) Directory.Move(target, victim);
        else File.Move(target, victim);
        workplace.Run("ingest", table).Expect(0);
    }

    [SkippableFact]
    public void a_second_name_of_the_database_is_refused()
    {
        Skip.If(OperatingSystem.IsWindows(), "Uses ln(1).");
        workplace.Run("runs", "list").Expect(0);
        using (var link = System.Diagnostics.Process.Start("ln", [Path.Combine(workplace.AppData, "state.sqlite"), Path.Combine(outside, "other.sqlite")])) link.WaitForExit();
        Assert.Contains("SH4028", workplace.Run("runs", "list").Expect(7).Error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void a_link_in_a_run_directory_is_not_followed_by_its_removal()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        var hash = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(Path.Combine(workplace.AppData, "datasets"))));
        workplace.Write(Path.Combine("outside", "precious.txt"), "precious");
        File.CreateSymbolicLink(Path.Combine(workplace.AppData, "datasets", hash, "more"), outside);
        workplace.Run("datasets", "delete", hash, "--confirm", hash).Expect(0);
        Assert.Equal("precious", File.ReadAllText(Path.Combine(outside, "precious.txt")));
        Assert.False(Directory.Exists(Path.Combine(workplace.AppData, "datasets", hash)));
    }

    [SkippableFact]
    public void the_appdata_folder_itself_may_be_a_link_and_a_link_to_nothing_is_one_diagnostic()
    {
        Skip.If(OperatingSystem.IsWindows(), "Links need a privilege there.");
        var real = Directory.CreateDirectory(Path.Combine(outside, "real")).FullName;
        File.CreateSymbolicLink(workplace.AppData, real);
        workplace.Run("ingest", Desk.Table(workplace, 1)).Expect(0);
        Assert.True((bool)workplace.Run("ingest", Desk.Table(workplace, 1), "--appdata", real, "--json").Expect(0).Json["reused"]!);
        workplace.Run("gc", "--keep-days", "0").Expect(0);
        workplace.Run("db", "doctor", "--objects").Expect(0);

        File.CreateSymbolicLink(Path.Combine(workplace.Folder, "dangling"), Path.Combine(workplace.Folder, "nothing"));
        Assert.Equal("SH4001", (string)workplace.Run("runs", "list", "--appdata", "dangling", "--json").Expect(7).Json["diagnostic"]!["code"]!);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("..")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b.csv")]
    [InlineData("table\u0001.csv")]
    public void a_name_that_would_leave_is_refused_and_nothing_is_stored(string name)
    {
        var refused = workplace.RunWith("a,b\n1,2\n"u8.ToArray(), "ingest", "-", "--name", name, "--json").Expect(2).Json;
        Assert.Equal("SH7109", (string)refused["diagnostic"]!["code"]!);
        Assert.Empty(Store.Files(workplace.AppData));
    }

    private string Find(string what)
    {
        var path = workplace.AppData;
        foreach (var part in what.Split('/')) path = part == "*" ? Directory.EnumerateFileSystemEntries(path).Order(StringComparer.Ordinal).First() : Path.Combine(path, part);
        return path;
    }

    private List<string> Outside() => [.. Directory.EnumerateFiles(outside, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(path => $"{path} {Store.Sha256(path)}")];
}
