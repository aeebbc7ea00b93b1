using System.Collections.Frozen;

namespace StatHarness.Scripting;

/// <summary>What the compiler writes on its own for ordinary C#. Source may not name it; compiled code holds it nevertheless.</summary>
internal static class CompilerMade
{
    /// <summary>Types that may stand in a signature. Their members are refused unless <see cref="Members"/> names them.</summary>
    public static readonly FrozenSet<string> Types = Set(
        """
        System.Type System.Threading.Tasks.Task System.Runtime.CompilerServices.IAsyncStateMachine System.Runtime.CompilerServices.AsyncTaskMethodBuilder
        System.Runtime.CompilerServices.DefaultInterpolatedStringHandler System.Runtime.CompilerServices.ITuple System.Runtime.CompilerServices.SwitchExpressionException
        System.Runtime.CompilerServices.IsVolatile System.Runtime.CompilerServices.IsExternalInit System.Runtime.InteropServices.InAttribute
        System.Runtime.InteropServices.UnmanagedType System.Runtime.CompilerServices.InlineArray2 System.Runtime.CompilerServices.InlineArray3
        System.Runtime.CompilerServices.InlineArray4 System.Runtime.CompilerServices.InlineArray5 System.Runtime.CompilerServices.InlineArray6
        System.Runtime.CompilerServices.InlineArray7 System.Runtime.CompilerServices.InlineArray8 System.Runtime.CompilerServices.InlineArray9
        System.Runtime.CompilerServices.InlineArray10 System.Runtime.CompilerServices.InlineArray11 System.Runtime.CompilerServices.InlineArray12
        System.Runtime.CompilerServices.InlineArray13 System.Runtime.CompilerServices.InlineArray14 System.Runtime.CompilerServices.InlineArray15
        System.Runtime.CompilerServices.InlineArray16
        """);

    /// <summary>State machine of the script (never one that awaits), interpolation, records, events, iterators, collection expressions.</summary>
    public static readonly FrozenSet<string> Members = Set(
        """
        System.Runtime.CompilerServices.AsyncTaskMethodBuilder.Create System.Runtime.CompilerServices.AsyncTaskMethodBuilder.Start
        System.Runtime.CompilerServices.AsyncTaskMethodBuilder.SetResult System.Runtime.CompilerServices.AsyncTaskMethodBuilder.SetException
        System.Runtime.CompilerServices.AsyncTaskMethodBuilder.SetStateMachine System.Runtime.CompilerServices.AsyncTaskMethodBuilder.get_Task
        System.Runtime.CompilerServices.IAsyncStateMachine.MoveNext System.Runtime.CompilerServices.IAsyncStateMachine.SetStateMachine
        System.Runtime.CompilerServices.DefaultInterpolatedStringHandler..ctor System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.AppendLiteral
        System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.AppendFormatted System.Runtime.CompilerServices.DefaultInterpolatedStringHandler.ToStringAndClear
        System.Runtime.CompilerServices.RuntimeHelpers.InitializeArray System.Runtime.CompilerServices.RuntimeHelpers.CreateSpan
        System.Runtime.CompilerServices.RuntimeHelpers.GetSubArray System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack
        System.Runtime.CompilerServices.SwitchExpressionException..ctor
        System.Runtime.CompilerServices.ITuple.get_Length System.Runtime.CompilerServices.ITuple.get_Item
        System.Runtime.CompilerServices.FormattableStringFactory.Create
        System.Runtime.InteropServices.CollectionsMarshal.SetCount System.Runtime.InteropServices.CollectionsMarshal.AsSpan
        System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray
        System.Threading.Interlocked.CompareExchange System.Activator.CreateInstance
        System.Type.GetTypeFromHandle System.Type.op_Equality System.Type.op_Inequality
        """);

    /// <summary>Only in the class of helpers that no source can name, with the shapes that the compiler gives them.</summary>
    public static readonly FrozenSet<string> InDetails = Set(
        """
        System.Runtime.CompilerServices.Unsafe.As System.Runtime.CompilerServices.Unsafe.AsRef System.Runtime.CompilerServices.Unsafe.Add
        System.Runtime.InteropServices.MemoryMarshal.CreateSpan System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan
        """);

    /// <summary>Iterators ask on which thread they are; only their own class may.</summary>
    public const string ThreadId = "System.Environment.get_CurrentManagedThreadId";

    public static readonly FrozenSet<string> Attributes = Set(
        """
        System.Runtime.CompilerServices.CompilerGeneratedAttribute System.Runtime.CompilerServices.CompilationRelaxationsAttribute
        System.Runtime.CompilerServices.RuntimeCompatibilityAttribute System.Runtime.CompilerServices.RefSafetyRulesAttribute
        System.Runtime.CompilerServices.NullableAttribute System.Runtime.CompilerServices.NullableContextAttribute System.Runtime.CompilerServices.NullablePublicOnlyAttribute
        System.Runtime.CompilerServices.AsyncStateMachineAttribute System.Runtime.CompilerServices.IteratorStateMachineAttribute
        System.Runtime.CompilerServices.ExtensionAttribute System.Runtime.CompilerServices.IsReadOnlyAttribute System.Runtime.CompilerServices.IsByRefLikeAttribute
        System.Runtime.CompilerServices.IsUnmanagedAttribute System.Runtime.CompilerServices.TupleElementNamesAttribute System.Runtime.CompilerServices.NativeIntegerAttribute
        System.Runtime.CompilerServices.RequiredMemberAttribute System.Runtime.CompilerServices.CompilerFeatureRequiredAttribute
        System.Runtime.CompilerServices.ParamCollectionAttribute System.Runtime.CompilerServices.ScopedRefAttribute System.Runtime.CompilerServices.RequiresLocationAttribute
        System.Runtime.CompilerServices.PreserveBaseOverridesAttribute System.Runtime.CompilerServices.DecimalConstantAttribute
        System.Diagnostics.DebuggableAttribute System.Diagnostics.DebuggerBrowsableAttribute System.Diagnostics.DebuggerHiddenAttribute
        System.Diagnostics.DebuggerStepThroughAttribute System.Diagnostics.DebuggerDisplayAttribute System.Reflection.DefaultMemberAttribute
        System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute
        """);

    private static FrozenSet<string> Set(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToFrozenSet(StringComparer.Ordinal);
}
