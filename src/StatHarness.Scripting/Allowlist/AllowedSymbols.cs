using System.Collections.Frozen;

namespace StatHarness.Scripting;

/// <summary>
/// What scripts may name. Some namespaces are open but for what <see cref="Bans"/> lists; of others each type is named, since they
/// also hold what goes around the grant.
/// </summary>
internal static class AllowedSymbols
{
    /// <summary>Assemblies of the framework that scripts are compiled against.</summary>
    public static readonly FrozenSet<string> Framework = Set(
        """
        System.Private.CoreLib System.Runtime System.Collections System.Collections.Immutable System.Linq System.Memory
        System.Runtime.Numerics System.Runtime.Extensions System.Text.Json System.Text.RegularExpressions
        """);

    public static readonly FrozenSet<string> Own = Set("StatHarness.Core StatHarness.Data StatHarness.Statistics StatHarness.Sdk");

    public static readonly FrozenSet<string> Namespaces = Set(
        """
        System.Collections System.Collections.Generic System.Collections.Immutable System.Linq System.Text System.Text.RegularExpressions
        System.Text.Json.Nodes System.Globalization System.Numerics
        StatHarness.Data StatHarness.Data.Formats.V1 StatHarness.Statistics StatHarness.Sdk StatHarness.Sdk.Formats.V1
        """);

    public static readonly FrozenSet<string> Types = Set(
        """
        System.Object System.ValueType System.Void System.String System.Char System.Boolean System.Byte System.SByte System.Int16 System.UInt16
        System.Int32 System.UInt32 System.Int64 System.UInt64 System.Int128 System.UInt128 System.Half System.Single System.Double System.Decimal
        System.Math System.BitConverter System.Convert System.Buffer System.Array System.ArraySegment System.Index System.Range
        System.Span System.ReadOnlySpan System.Memory System.ReadOnlyMemory System.MemoryExtensions
        System.DateTime System.DateTimeOffset System.DateOnly System.TimeOnly System.TimeSpan System.DateTimeKind System.DayOfWeek
        System.Enum System.Guid System.Version System.Nullable System.Lazy System.Tuple System.TupleExtensions System.ValueTuple System.HashCode
        System.Delegate System.MulticastDelegate System.Action System.Func System.Predicate System.Comparison System.Converter System.EventHandler System.EventArgs
        System.StringComparer System.StringComparison System.StringSplitOptions System.MidpointRounding System.Base64FormattingOptions System.FormattableString
        System.StringNormalizationExtensions System.CharEnumerator System.DBNull
        System.IComparable System.IEquatable System.IDisposable System.IFormattable System.IFormatProvider System.ICustomFormatter System.ISpanFormattable
        System.IUtf8SpanFormattable System.IParsable System.ISpanParsable System.IUtf8SpanParsable System.ICloneable System.IConvertible System.TypeCode
        System.Attribute System.AttributeUsageAttribute System.AttributeTargets System.FlagsAttribute System.ObsoleteAttribute System.ParamArrayAttribute
        System.Exception System.SystemException System.ApplicationException System.ArgumentException System.ArgumentNullException
        System.ArgumentOutOfRangeException System.ArithmeticException System.OverflowException System.DivideByZeroException System.NotFiniteNumberException
        System.FormatException System.IndexOutOfRangeException System.InvalidCastException System.InvalidOperationException System.NotImplementedException
        System.NotSupportedException System.NullReferenceException System.RankException System.TimeoutException System.OperationCanceledException
        System.OutOfMemoryException System.InsufficientExecutionStackException System.ArrayTypeMismatchException System.AggregateException
        System.ObjectDisposedException System.MemberAccessException System.KeyNotFoundException
        System.Text.Json.JsonValueKind System.Text.Json.JsonElement
        StatHarness.Core.Digest StatHarness.Core.Fingerprint StatHarness.Core.NearestName
        """);

    private static FrozenSet<string> Set(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
