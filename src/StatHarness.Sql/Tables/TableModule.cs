using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using StatHarness.Sql.Native;

namespace StatHarness.Sql;

/// <summary>
/// Shows <see cref="SqlTable"/>s to SQLite as virtual tables: it asks for one value after the other, straight from the mapped columns,
/// and no copy of the rows is made. There is no function to write with.
/// </summary>
internal static unsafe class TableModule
{
    private const int Words = 25;

    /// <summary>What went wrong under a query of this thread: no exception may pass through the library.</summary>
    [ThreadStatic]
    private static Exception? _failure;

    private static readonly nint Module = Make();

    /// <returns>What went wrong since the last look; null when nothing did.</returns>
    public static Exception? TakeFailure()
    {
        var failure = _failure;
        _failure = null;
        return failure;
    }

    /// <summary>Makes a table known to a connection under its name, without a word of SQL.</summary>
    /// <param name="table">Handle of a <see cref="SqlTable"/>, held by the caller until the connection is closed.</param>
    public static int Register(nint connection, SqlTable shown, GCHandle table)
    {
        fixed (byte* name = Encoding.UTF8.GetBytes(shown.Name + '\0')) return Sqlite.CreateModule(connection, name, Module, GCHandle.ToIntPtr(table), 0);
    }

    /// <summary>Layout of <c>sqlite3_module</c>, version 0. Lives as long as the process.</summary>
    private static nint Make()
    {
        var words = (nint*)NativeMemory.AllocZeroed(Words, (nuint)sizeof(nint));
        // No function that creates: the table is there by its name alone.
        words[2] = (nint)(delegate* unmanaged<nint, nint, int, byte**, Connected**, byte**, int>)&Connect;
        words[3] = (nint)(delegate* unmanaged<Connected*, IndexQuestion*, int>)&BestIndex;
        words[4] = words[5] = (nint)(delegate* unmanaged<Connected*, int>)&Disconnect;
        words[6] = (nint)(delegate* unmanaged<Connected*, Walk**, int>)&Open;
        words[7] = (nint)(delegate* unmanaged<Walk*, int>)&Close;
        words[8] = (nint)(delegate* unmanaged<Walk*, int, byte*, int, nint*, int>)&Filter;
        words[9] = (nint)(delegate* unmanaged<Walk*, int>)&Next;
        words[10] = (nint)(delegate* unmanaged<Walk*, int>)&IsAtEnd;
        words[11] = (nint)(delegate* unmanaged<Walk*, nint, int, int>)&Column;
        words[12] = (nint)(delegate* unmanaged<Walk*, long*, int>)&RowId;
        return (nint)words;
    }

    /// <summary>Begins as <c>sqlite3_vtab</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Connected
    {
        public nint Module;
        public int References;
        public nint Message;
        public nint Table;
    }

    /// <summary>Begins as <c>sqlite3_vtab_cursor</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Walk
    {
        public nint Table;
        public nint Cursor;
    }

    [UnmanagedCallersOnly]
    private static int Connect(nint connection, nint table, int count, byte** words, Connected** made, byte** message)
    {
        try
        {
            var declared = Calls.Declare(connection, TableOf(table).Declaration);
            if (declared != Sqlite.Ok) return declared;
            *made = (Connected*)NativeMemory.AllocZeroed((nuint)sizeof(Connected));
            (*made)->Table = table;
            return Sqlite.Ok;
        }
        catch (Exception failure)
        {
            return Keep(failure);
        }
    }

    [UnmanagedCallersOnly]
    private static int BestIndex(Connected* table, IndexQuestion* question)
    {
        try
        {
            IndexQuestion.Answer(question, TableOf(table->Table));
            return Sqlite.Ok;
        }
        catch (Exception failure)
        {
            return Keep(failure);
        }
    }

    [UnmanagedCallersOnly]
    private static int Disconnect(Connected* table)
    {
        NativeMemory.Free(table);
        return Sqlite.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Open(Connected* table, Walk** made)
    {
        try
        {
            *made = (Walk*)NativeMemory.AllocZeroed((nuint)sizeof(Walk));
            (*made)->Cursor = GCHandle.ToIntPtr(GCHandle.Alloc(new TableCursor(TableOf(table->Table))));
            return Sqlite.Ok;
        }
        catch (Exception failure)
        {
            return Keep(failure);
        }
    }

    [UnmanagedCallersOnly]
    private static int Close(Walk* walk)
    {
        if (walk->Cursor != 0) GCHandle.FromIntPtr(walk->Cursor).Free();
        NativeMemory.Free(walk);
        return Sqlite.Ok;
    }

    [UnmanagedCallersOnly]
    private static int Filter(Walk* walk, int way, byte* text, int count, nint* values)
    {
        try
        {
            CursorOf(walk).Start(way, count > 0 ? values[0] : 0);
            return Sqlite.Ok;
        }
        catch (Exception failure)
        {
            return Keep(failure);
        }
    }

    [UnmanagedCallersOnly]
    private static int Next(Walk* walk)
    {
        CursorOf(walk).Next();
        return Sqlite.Ok;
    }

    [UnmanagedCallersOnly]
    private static int IsAtEnd(Walk* walk) => CursorOf(walk).IsAtEnd ? 1 : 0;

    [UnmanagedCallersOnly]
    private static int Column(Walk* walk, nint to, int column)
    {
        try
        {
            CursorOf(walk).Hand(column, to);
            return Sqlite.Ok;
        }
        catch (Exception failure)
        {
            return Keep(failure);
        }
    }

    [UnmanagedCallersOnly]
    private static int RowId(Walk* walk, long* row)
    {
        *row = CursorOf(walk).Row;
        return Sqlite.Ok;
    }

    private static SqlTable TableOf(nint handle) => Unsafe.As<SqlTable>(GCHandle.FromIntPtr(handle).Target!);

    private static TableCursor CursorOf(Walk* walk) => Unsafe.As<TableCursor>(GCHandle.FromIntPtr(walk->Cursor).Target!);

    private static int Keep(Exception failure)
    {
        _failure ??= failure;
        return Sqlite.Error;
    }
}
