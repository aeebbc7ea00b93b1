using System.Runtime.CompilerServices;
using System.Text;

namespace StatHarness.Sql.Native;

/// <summary>
/// Calls for places with a handler or a throw near: there a call by pointer cannot be compiled ahead, and the method around it would be compiled when the
/// first query waits for it.
/// </summary>
internal static unsafe class Calls
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LimitMemory(long bytes) => _ = Sqlite.HardHeapLimit(bytes);

    /// <param name="text">Ends with a zero byte.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Execute(nint connection, ReadOnlySpan<byte> text)
    {
        fixed (byte* first = text) return Sqlite.Execute(connection, first, 0, 0, 0);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Prepare(nint connection, byte* text, int length, nint* statement, byte** rest) => Sqlite.Prepare(connection, text, length, 0, statement, rest);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Explains(nint statement) => Sqlite.IsExplain(statement) != 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool OnlyReads(nint statement) => Sqlite.IsReadOnly(statement) != 0 && Sqlite.ColumnCount(statement) > 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Finish(nint statement) => _ = Sqlite.Finish(statement);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Message(nint connection) => Sqlite.TextOf(Sqlite.Message(connection));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int ErrorOffset(nint connection) => Sqlite.ErrorOffset(connection);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Declare(nint connection, string declaration)
    {
        fixed (byte* text = Encoding.UTF8.GetBytes(declaration + '\0')) return Sqlite.DeclareTable(connection, text);
    }
}
