using StatHarness.Scripting;
using Xunit;

namespace StatHarness.UnitTests.ScriptingRoom;

public sealed class StaticCheckTests
{
    [Theory]
    [InlineData("SH3110", "System.IO.File.ReadAllText(\"/etc/passwd\");")]
    [InlineData("SH3110", "using System.IO;\nvar t = File.Exists(\"x\");")]
    [InlineData("SH3110", "using static System.IO.File;\nvar t = Exists(\"x\");")]
    [InlineData("SH3110", "using F = System.IO.File;\nvar t = F.Exists(\"x\");")]
    [InlineData("SH3110", "var p = System.Diagnostics.Process.Start(\"id\");")]
    [InlineData("SH3110", "var s = new System.Net.Sockets.Socket(default, default, default);")]
    [InlineData("SH3110", "var c = new System.Net.Http.HttpClient();")]
    [InlineData("SH3110", "var v = Environment.GetEnvironmentVariable(\"HOME\");")]
    [InlineData("SH3110", "System.Threading.Thread.Sleep(1);")]
    [InlineData("SH3110", "System.Threading.Tasks.Task.Run(() => 1);")]
    [InlineData("SH3110", "var m = \"\".GetType().Assembly;")]
    [InlineData("SH3110", "var t = Type.GetType(\"System.IO.File\");")]
    [InlineData("SH3110", "var o = Activator.CreateInstance<object>();")]
    [InlineData("SH3110", "Action a = () => { }; var m = a.Method;")]
    [InlineData("SH3110", "dynamic d = 1; d.Foo();")]
    [InlineData("SH3110", "System.Runtime.InteropServices.Marshal.AllocHGlobal(1);")]
    [InlineData("SH3110", "var r = System.Runtime.CompilerServices.Unsafe.As<string>(new object());")]
    [InlineData("SH3110", "Console.WriteLine(1);")]
    [InlineData("SH3110", "GC.Collect();")]
    [InlineData("SH3110", "AppDomain.CurrentDomain.ToString();")]
    [InlineData("SH3110", "var q = new[] { 1 }.AsQueryable().Select(x => x).ToList();")]
    [InlineData("SH3110", "var j = System.Text.Json.JsonSerializer.Serialize(1);")]
    [InlineData("SH3110", "var e = new StatHarness.Sql.SqlEngine([], null);")]
    [InlineData("SH3110", "var c = new SqliteConnection(\"Data Source=/etc/passwd\");")]
    [InlineData("SH3112", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();")]
    [InlineData("SH3112", "unsafe { int x = 1; int* p = &x; }")]
    [InlineData("SH3112", "class C { ~C() { } }")]
    [InlineData("SH3112", "var t = typeof(string);")]
    [InlineData("SH3112", "await System.Threading.Tasks.Task.Yield();")]
    [InlineData("SH3111", "var n = DateTime.Now;")]
    [InlineData("SH3111", "var n = DateTimeOffset.UtcNow;")]
    [InlineData("SH3111", "var g = Guid.NewGuid();")]
    [InlineData("SH3111", "var r = new Random(1);")]
    [InlineData("SH3111", "var r = Random.Shared.Next();")]
    [InlineData("SH3111", "var h = \"x\".GetHashCode();")]
    [InlineData("SH3111", "var h = HashCode.Combine(1, 2);")]
    [InlineData("SH3111", "var e = Math.Exp(1);")]
    [InlineData("SH3111", "using static System.Math;\nvar e = Pow(2, 3);")]
    [InlineData("SH3111", "var e = double.Log2(3);")]
    [InlineData("SH3111", "Func<double, double> f = Math.Sin;")]
    [InlineData("SH3111", "var e = MathF.Sqrt(2);")]
    [InlineData("SH3111", "var s = new double[] { 1 }.AsParallel().Sum();")]
    [InlineData("SH3111", "var z = TimeZoneInfo.Local;")]
    [InlineData("SH3111", "var c = System.Globalization.CultureInfo.CurrentCulture;")]
    public void what_a_plugin_may_not_do_is_refused_with_a_place_and_the_allowed_way(string code, string script)
    {
        var result = Specimen.Compile(Specimen.Package(script + "\nReport.Clean(\"a\", \"A.\");"));
        Assert.Null(result.Plugin);
        var problem = result.Problems.FirstOrDefault(p => p.Code == code);
        Assert.True(problem is not null, string.Join('\n', result.Problems));
        Assert.True(problem.Place is { Path: "plugin.csx", Line: >= 1, Column: >= 1 } && problem.Place.Line <= 2, problem.ToString());
        Assert.NotNull(problem.Hint);
    }

    [Theory]
    [InlineData("var x = Math.Sqrt(2) + Math.Abs(-1) + Math.Floor(1.5) + Math.Max(1, 2) + Math.Round(2.5);")]
    [InlineData("var x = DetMath.Exp(1.0);")]
    [InlineData("var s = new SeededStream(Seed, Stream(\"x\")); var u = s.NextUniform();")]
    [InlineData("var d = new Dictionary<string, List<int>>(StringComparer.Ordinal); foreach (var (k, v) in d.OrderBy(p => p.Key, StringComparer.Ordinal)) Log(k);")]
    [InlineData("var r = new System.Text.RegularExpressions.Regex(\"a+\"); Log(r.IsMatch(\"a\") ? \"y\" : \"n\");")]
    [InlineData("var b = new System.Text.StringBuilder(); b.Append(1).Append('x'); Log(b.ToString());")]
    [InlineData("record Row(int A, string B); var r = new Row(1, \"x\"); Log(r.ToString());")]
    [InlineData("void F() { Span<int> s = stackalloc int[4]; s.Fill(1); } F();")]
    [InlineData("var t = new DateTime(2020, 1, 1).AddDays(1); Log(t.ToString(\"O\"));")]
    [InlineData("IEnumerable<int> Odd(int n) { for (var i = 1; i < n; i += 2) yield return i; } Log($\"{Odd(5).Sum()}\");")]
    [InlineData("var o = new { A = 1 }; Log($\"{o.A}\"); var (a, b) = (1, 2); Log($\"{a}{b}\");")]
    [InlineData("enum Kind { A, B } foreach (var k in Enum.GetValues<Kind>()) Log(k.ToString());")]
    [InlineData("try { throw new InvalidOperationException(\"x\"); } catch (Exception e) { Log(e.Message); }")]
    [InlineData("Log(Settings[\"x\"]?.ToString() ?? \"none\"); Log(Dataset.Card.ToJsonString());")]
    [InlineData("var c = Dataset.Columns.First(); Log(c.Name + c.Type + c.Text(0) + CanonicalText.OfDuration(5));")]
    [InlineData("Comparison<int> f = (x, y) => x.CompareTo(y); var l = new List<int> { 2, 1 }; l.Sort(f); var q = from i in l where i > 1 orderby i select i * 2; Log(string.Join(',', q));")]
    public void ordinary_work_is_allowed(string script)
    {
        var result = Specimen.Compile(Specimen.Package(script + "\nReport.Clean(\"a\", \"A.\");"));
        Assert.True(result.Plugin is not null, string.Join('\n', result.Problems));
    }

    [Theory]
    [InlineData("Log(System.IO.File.Exists(\"/\").ToString());")]
    [InlineData("Log(new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.InterNetwork, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Tcp).ToString());")]
    [InlineData("using System.Runtime.InteropServices;\n[DllImport(\"libc\")] static extern int getpid();\nLog($\"{getpid()}\");")]
    [InlineData("unsafe { int x = 1; int* p = &x; Log($\"{*p}\"); }")]
    [InlineData("dynamic d = 1; Log($\"{d + 1}\");")]
    [InlineData("await System.Threading.Tasks.Task.Yield();")]
    public void switched_off_for_tests_of_the_layer_below_anything_compiles(string script)
    {
        var result = Specimen.Compile(Specimen.Package(script + "\nReport.Clean(\"a\", \"A.\");"), new(StaticCheck: false));
        Assert.True(result.Plugin is not null, string.Join('\n', result.Problems));
    }
}
