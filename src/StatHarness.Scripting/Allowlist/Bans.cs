using System.Collections.Frozen;

namespace StatHarness.Scripting;

/// <summary>
/// What scripts may not name, with the allowed way. What neither this nor <see cref="AllowedSymbols"/> names is refused as well.
/// Not the boundary: that is the operating system's.
/// </summary>
internal static class Bans
{
    private const string Files = "a plugin reads only what is granted to it";
    private const string UseDataset = "Read Dataset and Upstream; hand back Report.Table, Report.Figure, Report.Output.";
    private const string Clock = "the clock differs between runs";
    private const string UseData = "Compute from the times in the data.";
    private const string Machine = "it depends on the machine";
    private const string Bits = "its bits differ between machines";
    private const string UseDetMath = "Use StatHarness.Statistics.DetMath.";
    private const string Mirror = "reflection goes around every check";
    private const string UseTypes = "Name the type and call it.";
    private const string Raw = "it goes around type safety";
    private const string UseSpans = "Use arrays and spans.";

    /// <summary>Functions whose last bits come from the C library or the instruction set.</summary>
    public static readonly FrozenSet<string> Transcendental = FrozenSet.ToFrozenSet(
    [
        "Exp", "ExpM1", "Exp2", "Exp2M1", "Exp10", "Exp10M1", "Log", "LogP1", "Log2", "Log2P1", "Log10", "Log10P1", "Pow", "Cbrt", "RootN", "Hypot",
        "Sin", "Cos", "SinCos", "Tan", "Asin", "Acos", "Atan", "Atan2", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh",
        "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi", "Atan2Pi", "SinCosPi", "FusedMultiplyAdd", "MultiplyAddEstimate",
        "ReciprocalEstimate", "ReciprocalSqrtEstimate",
    ], StringComparer.Ordinal);

    public static readonly Ban TranscendentalBan = new("", Bits, UseDetMath, Deterministic: false);

    public static readonly Ban OtherNamespace = new("", "its namespace is not open to plugins", "Use System.Linq, System.Collections.Generic, System.Text, StatHarness.Data, Statistics and Sdk.");

    public static readonly Ban OtherType = new("", "it is not open to plugins", "Use the numbers, texts, times and collections of .NET, StatHarness.Data, Statistics and Sdk.");

    public static readonly Ban Hashing = new("", "hash codes differ between runs", "Use the value itself, or Fingerprint.Of.", Deterministic: false);

    public static readonly Ban PatternClock = new("", "whether a pattern ends in time differs between runs", "Leave the limit out, or use RegexOptions.NonBacktracking; the harness stops what takes too long.", Deterministic: false);

    public static IReadOnlyCollection<Ban> All => Table.Values;

    private static readonly FrozenDictionary<string, Ban> Table = List().ToFrozenDictionary(b => b.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Ban> Short = Table.Values
        .GroupBy(b => b.Name[(b.Name.LastIndexOf('.') + 1)..], StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);

    public static Ban? Find(string name) => Table.GetValueOrDefault(name);

    /// <summary>By simple name, for types that the script's references do not even hold.</summary>
    public static Ban? ByName(string simpleName) => Short.GetValueOrDefault(simpleName);

    private static IEnumerable<Ban> List() =>
    [
        .. Each(Files, UseDataset, "System.IO", "System.IO.File", "System.IO.Directory", "System.IO.Path", "System.IO.FileStream", "System.IO.FileInfo", "System.IO.StreamReader", "System.IO.StreamWriter",
            "StatHarness.Core.AtomicFile", "StatHarness.Core.SafePath", "StatHarness.Data.Arrow", "StatHarness.Sdk.Packages", "Microsoft.Win32", "System.IO.MemoryMappedFiles", "System.Xml"),
        .. Each("a plugin asks only what is granted to it", "Ask Sql.Query or State.Query.", "Microsoft.Data.Sqlite", "Microsoft.Data.Sqlite.SqliteConnection", "SQLitePCL", "SQLitePCL.Batteries_V2", "StatHarness.Sql",
            "StatHarness.Sql.SqlEngine"),
        .. Each("a plugin has no network", UseDataset, "System.Net", "System.Net.Sockets", "System.Net.Http", "System.Net.Sockets.Socket", "System.Net.Sockets.TcpClient", "System.Net.Sockets.UdpClient",
            "System.Net.Http.HttpClient", "System.Net.WebClient", "System.Net.Mail", "System.Net.WebSockets", "System.Net.Dns", "System.Net.NetworkInformation"),
        .. Each("a plugin starts no process", UseDataset, "System.Diagnostics", "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo"),
        .. Each("a plugin runs alone, on one thread", "Loop; the harness runs plugins in parallel.", "System.Threading", "System.Threading.Tasks", "System.Threading.Thread", "System.Threading.Tasks.Task",
            "System.Threading.Tasks.Parallel", "System.Threading.ThreadPool", "System.Threading.Timer"),
        .. Each("a plugin knows only its settings", "Declare a setting in config.schema.json and read Config.", "System.Environment", "System.AppContext", "System.AppDomain", "System.OperatingSystem"),
        .. Each("what the harness says is not for a plugin to say", "Throw an exception of .NET, or report it as not applicable.", "StatHarness.Core.Diagnostic", "StatHarness.Core.DiagnosticException", "StatHarness.Core.Place", "StatHarness.Core.ExitCode"),
        .. Each("output goes through the report", "Use Log, Report.Warn or a finding.", "System.Console"),
        .. Each(Mirror, UseTypes, "System.Reflection", "System.Reflection.Emit", "System.Linq.Expressions", "System.Type", "System.Activator", "System.Reflection.Assembly", "System.Runtime.Loader",
            "System.Linq.Queryable", "System.Linq.IQueryable", "System.Linq.Queryable.AsQueryable", "System.RuntimeTypeHandle", "System.RuntimeMethodHandle", "System.RuntimeFieldHandle", "System.ModuleHandle",
            "System.Object.GetType", "System.Exception.GetType", "System.Array.CreateInstance", "System.Delegate.DynamicInvoke", "System.Delegate.CreateDelegate", "System.Delegate.Method", "System.Text.Json", "System.Text.Json.JsonSerializer",
            "System.Runtime.Serialization", "System.Dynamic", "Microsoft.CSharp", "System.CodeDom", "System.ComponentModel"),
        .. Each(Raw, UseSpans, "System.Runtime.InteropServices", "System.Runtime.InteropServices.Marshal", "System.Runtime.InteropServices.NativeLibrary", "System.Runtime.InteropServices.MemoryMarshal",
            "System.Runtime.InteropServices.GCHandle", "System.Runtime.InteropServices.DllImportAttribute", "System.Runtime.CompilerServices", "System.Runtime.CompilerServices.Unsafe",
            "System.Object.Finalize", "System.TypedReference", "System.ArgIterator", "System.RuntimeArgumentHandle", "System.Buffer.MemoryCopy", "System.IntPtr", "System.UIntPtr", "System.Runtime.Intrinsics"),
        .. Each("memory is the runtime's business", "Let go of what is not needed.", "System.GC", "System.WeakReference", "System.Runtime.GCSettings"),
        .. Varying(Clock, UseData, "System.DateTime.Now", "System.DateTime.UtcNow", "System.DateTime.Today", "System.DateTimeOffset.Now", "System.DateTimeOffset.UtcNow", "System.TimeProvider",
            "System.Diagnostics.Stopwatch", "System.Environment.TickCount"),
        .. Varying(Machine, "Keep the clock the data states; zones are never guessed.", "System.TimeZoneInfo", "System.TimeZone", "System.DateTime.ToLocalTime", "System.DateTimeOffset.ToLocalTime", "System.DateTimeOffset.LocalDateTime"),
        .. Varying("what the text leaves out is taken from the clock", "Read times from Dataset.Timestamps; make them of their parts: new DateTime(year, month, day).",
            "System.DateTime.Parse", "System.DateTime.ParseExact", "System.DateTime.TryParse", "System.DateTime.TryParseExact",
            "System.DateTimeOffset.Parse", "System.DateTimeOffset.ParseExact", "System.DateTimeOffset.TryParse", "System.DateTimeOffset.TryParseExact",
            "System.DateOnly.Parse", "System.DateOnly.ParseExact", "System.DateOnly.TryParse", "System.DateOnly.TryParseExact"),
        .. Varying("what the text leaves out is taken from the clock", "Read times from Dataset.Timestamps.", "System.Convert.ToDateTime", "System.IConvertible.ToDateTime"),
        .. Varying("a time that it parses takes from the clock what the text leaves out", "Name the type: int.Parse, double.Parse.", "System.IParsable.Parse", "System.IParsable.TryParse", "System.ISpanParsable.Parse",
            "System.ISpanParsable.TryParse", "System.IUtf8SpanParsable.Parse", "System.IUtf8SpanParsable.TryParse"),
        .. Varying("its order follows hash codes, which are seeded per process", "Use the sorted kind, or List, HashSet and Dictionary, ordered before they are reported.", "System.Collections.Immutable.ImmutableHashSet",
            "System.Collections.Immutable.IImmutableSet", "System.Collections.Immutable.ImmutableDictionary", "System.Collections.Immutable.IImmutableDictionary", "System.Collections.Hashtable"),
        .. Varying("it is drawn anew each time", "Use new SeededStream(Seed, Stream(\"purpose\")).", "System.Linq.Enumerable.Shuffle", "System.Random", "System.Guid.NewGuid", "System.Guid.CreateVersion7"),
        .. Varying("string hash codes are seeded per process", "Use the value itself, or Fingerprint.Of.", "System.HashCode", "System.String.GetHashCode", "System.Object.GetHashCode", "System.ValueType.GetHashCode",
            "System.StringComparer.GetHashCode", "System.Collections.IEqualityComparer.GetHashCode", "System.Collections.Generic.IEqualityComparer.GetHashCode", "System.Collections.Generic.EqualityComparer.GetHashCode"),
        .. Varying("the order of partial sums varies", "Use ordinary LINQ, and ExactSum for doubles.", "System.Linq.ParallelEnumerable", "System.Linq.ParallelQuery", "System.Linq.ParallelEnumerable.AsParallel"),
        .. Varying(Machine, "Use CultureInfo.InvariantCulture.", "System.Globalization.CultureInfo.CurrentCulture", "System.Globalization.CultureInfo.CurrentUICulture", "System.Globalization.CultureInfo.InstalledUICulture", "System.Globalization.CultureInfo.DefaultThreadCurrentCulture",
            "System.Globalization.CultureInfo.DefaultThreadCurrentUICulture", "System.Globalization.RegionInfo.CurrentRegion"),
        .. Varying("it names places in the harness", "Use Message.", "System.Exception.StackTrace", "System.Exception.TargetSite"),
        .. Varying(Bits, UseDetMath, "System.MathF", "System.Numerics.BigInteger.Log", "System.Numerics.BigInteger.Log10", "System.Numerics.Complex", "System.Numerics.Vector", "System.Numerics.Vector2", "System.Numerics.Vector3", "System.Numerics.Vector4",
            "System.Numerics.Matrix3x2", "System.Numerics.Matrix4x4", "System.Numerics.Quaternion", "System.Numerics.Plane", "System.Numerics.Tensors"),
    ];

    private static IEnumerable<Ban> Each(string why, string instead, params string[] names) => names.Select(n => new Ban(n, why, instead));

    private static IEnumerable<Ban> Varying(string why, string instead, params string[] names) => names.Select(n => new Ban(n, why, instead, Deterministic: false));
}
