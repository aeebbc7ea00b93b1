using StatHarness.Attacks;
using StatHarness.Plugins;
using StatHarness.Scripting;
using StatHarness.UnitTests.ArchitectureRoom;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

/// <summary>The walker over compiled code, without the one over source before it.</summary>
public sealed class AssemblyCheckTests
{
    private static readonly SortedDictionary<string, string> Holes = new(StringComparer.Ordinal) { ["outside"] = "/outside", ["appdata"] = "/appdata", ["tcp"] = "9" };

    private static IReadOnlyList<Attack> Corpus { get; } = AttackCorpus.Load(Sources.Root);

    public static TheoryData<string> StaticAttacks => [.. Corpus.Where(attack => attack.IsStatic && !attack.More.ContainsKey("code")).Select(attack => attack.Id)];

    public static TheoryData<string> ShippedPlugins => [.. Directory.GetDirectories(Path.Combine(Sources.Root, "plugins")).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(StaticAttacks))]
    public void attacks_are_refused_in_compiled_code_alone(string id)
    {
        var attack = Corpus.Single(a => a.Id == id);
        var scripts = attack.Scripts(Sources.Root, Holes).Select(script => new Sdk.Packages.ScriptFile(script.Name, script.Text)).ToArray();
        var compiled = Specimen.Compile(Specimen.Package(scripts[0].Text, attack.Config, scripts[1..]), new(StaticCheck: false));
        Assert.True(compiled.Plugin is not null, string.Join('\n', compiled.Problems));
        // Compiled with unsafe code allowed, every assembly is marked so: that mark does not count here.
        var problems = AssemblyCheck.Problems("specimen", compiled.Plugin.Assembly)
            .Where(problem => !problem.Message.Contains("UnverifiableCode", StringComparison.Ordinal) && (problem.Place is not null || problem.Code != "SH3141" || !problem.Message.Contains("unsafe code", StringComparison.Ordinal)));
        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.NotNull(problem.Hint));
    }

    /// <summary>No reference of a script holds them, so no script can be compiled that names one: what both walkers ask is asked here.</summary>
    [Theory]
    [InlineData("Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection")]
    [InlineData("SQLitePCL", "SQLitePCL.raw")]
    [InlineData("StatHarness.Sql", "StatHarness.Sql.SqlEngine")]
    [InlineData("StatHarness.Sql.Native", "StatHarness.Sql.Native.Sqlite")]
    [InlineData("StatHarness.Storage", "StatHarness.Storage.AppData")]
    public void what_reads_files_in_sql_is_refused_by_the_table_of_both_walkers(string space, string type) => Assert.NotNull(Symbols.Type(space, type));

    [Theory]
    [MemberData(nameof(ShippedPlugins))]
    public void shipped_plugins_pass(string id)
    {
        var compiled = Specimen.Compile(PluginFolder.Read(Path.Combine(Sources.Root, "plugins", id)).Package!);
        Assert.True(compiled.Plugin is not null, string.Join('\n', compiled.Problems));
        Assert.Empty(AssemblyCheck.Problems(id, compiled.Plugin.Assembly));
    }

    [Theory]
    [InlineData("record Pair(string A, double B); record struct Two(int X, int Y); var s = new HashSet<Pair> { new(\"a\", 1) }; var d = new Dictionary<Two, int> { [new(1, 2)] = 3 }; Log((new Pair(\"a\", 1) == new Pair(\"a\", 1)).ToString());")]
    [InlineData("class Same : IEqualityComparer<string> { public bool Equals(string? a, string? b) => a == b; public int GetHashCode(string s) => HashCode.Combine(StringComparer.Ordinal.GetHashCode(s)); } var d = new Dictionary<string, int>(new Same());")]
    [InlineData("List<int> a = [1, 2]; int[] b = [.. a, 4]; IReadOnlyList<string> c = [\"x\", \"y\"]; IEnumerable<string> e = [.. c, \"z\"]; Log(string.Join(\", \", \"a\", \"b\", \"c\")); System.Collections.Immutable.ImmutableArray<int> f = [1, 2];")]
    [InlineData("void F() { Span<int> b = stackalloc int[] { 1, 2, 3 }; Span<byte> c = stackalloc byte[16]; ReadOnlySpan<double> d = stackalloc[] { 1.0, 2.0 }; ReadOnlySpan<object> e = [\"a\", 1]; ref int r = ref b[0]; r = 5; } F();")]
    [InlineData("object o = 5; Log(o switch { int i when i > 3 => \"big\", string z => z, (1, 2) => \"tuple\", null => \"null\", _ => throw new InvalidOperationException() });")]
    [InlineData("event Action? E; E += () => { }; E?.Invoke(); T Make<T>() where T : new() => new T(); class Z { } var z = Make<Z>();")]
    [InlineData("IEnumerable<(int, string)> It() { try { yield return (1, \"a\"); } finally { Log(\"end\"); } } foreach (var (i, s) in It()) Log(s);")]
    [InlineData("enum K { A, B } string N(K k) => k switch { K.A => \"a\", K.B => \"b\" }; Log(N(K.A)); FormattableString f = $\"{1}\"; Log(f.ToString(System.Globalization.CultureInfo.InvariantCulture));")]
    [InlineData("var j = new System.Text.Json.Nodes.JsonObject { [\"a\"] = 1, [\"b\"] = new System.Text.Json.Nodes.JsonArray(1, 2) }; Log(j.ToJsonString());")]
    [InlineData("delegate int Op(int a, ref int b); Op op = (int a, ref int b) => a + b; int c = 1; Log(op(1, ref c).ToString()); const int N = 3; var m = new double[N, N]; m[1, 2] = 3;")]
    public void what_the_compiler_makes_of_ordinary_code_passes(string script)
    {
        var compiled = Specimen.Compile(Specimen.Package(script + "\nReport.Clean(\"a\", \"A.\");"));
        Assert.True(compiled.Plugin is not null, string.Join('\n', compiled.Problems));
    }

    [Fact]
    public void native_code_is_refused_whatever_it_does() =>
        Assert.Equal("SH3143", AssemblyCheck.Problems("x", File.ReadAllBytes(typeof(object).Assembly.Location)) is [var problem] ? problem.Code : "none");

    [Fact]
    public void what_is_no_assembly_is_refused() =>
        Assert.All(new[] { Array.Empty<byte>(), new byte[100], "MZ"u8.ToArray() }, bytes => Assert.Equal("SH3143", Assert.Single(AssemblyCheck.Problems("x", bytes)).Code));

    [Fact]
    public void a_damaged_assembly_is_read_to_a_verdict_and_never_to_an_exception()
    {
        var whole = Specimen.Assembly(Specimen.Package("record Pair(string A); var l = new List<Pair> { new(\"a\") }; Log(l[0].A);\nReport.Clean(\"a\", \"A.\");"));
        Assert.Empty(AssemblyCheck.Problems("x", whole));
        var random = new Random(20260101);
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = (byte[])whole.Clone();
            for (var i = 0; i <= random.Next(8); i++) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            _ = AssemblyCheck.Problems("x", damaged);
        }
    }
}
