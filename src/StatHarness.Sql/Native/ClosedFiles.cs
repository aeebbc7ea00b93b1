using System.Runtime.InteropServices;

namespace StatHarness.Sql.Native;

/// <summary>
/// A file system for SQLite in which nothing can be opened, found or deleted, without a clock and without chance: whatever a
/// query gets past the rules, the library asks here and is told no. Databases in memory need none.
/// </summary>
internal static unsafe class ClosedFiles
{
    private const int Words = 17, FirstFunction = 5;

    /// <summary>Under which a connection names it.</summary>
    public static ReadOnlySpan<byte> Name => "closed\0"u8;

    [ThreadStatic]
    private static bool _clockWasAsked;

    /// <summary>Whether a query of this thread asked for the time since the last look.</summary>
    public static bool ClockWasAsked
    {
        get
        {
            var asked = _clockWasAsked;
            _clockWasAsked = false;
            return asked;
        }
    }

    private static readonly int Registered = Register();

    /// <returns>0, or the library's own number of what is wrong.</returns>
    public static int Use() => Registered;

    /// <summary>Layout of <c>sqlite3_vfs</c>, version 1. Lives as long as the process.</summary>
    private static int Register()
    {
        var words = (nint*)NativeMemory.AllocZeroed(Words, (nuint)sizeof(nint));
        var name = (byte*)NativeMemory.Alloc((nuint)Name.Length);
        Name.CopyTo(new Span<byte>(name, Name.Length));
        ((int*)words)[0] = 1;
        ((int*)words)[1] = sizeof(nint);
        ((int*)words)[2] = 64;
        words[3] = (nint)name;
        var functions = words + FirstFunction;
        functions[0] = (nint)(delegate* unmanaged<nint, byte*, nint, int, int*, int>)&OpenFile;
        functions[1] = (nint)(delegate* unmanaged<nint, byte*, int, int>)&Delete;
        functions[2] = (nint)(delegate* unmanaged<nint, byte*, int, int*, int>)&Access;
        functions[3] = (nint)(delegate* unmanaged<nint, byte*, int, byte*, int>)&FullPath;
        functions[8] = (nint)(delegate* unmanaged<nint, int, byte*, int>)&Chance;
        functions[9] = (nint)(delegate* unmanaged<nint, int, int>)&Sleep;
        functions[10] = (nint)(delegate* unmanaged<nint, double*, int>)&Now;
        functions[11] = (nint)(delegate* unmanaged<nint, int, byte*, int>)&LastError;
        return Sqlite.RegisterFiles((nint)words, 0);
    }

    [UnmanagedCallersOnly]
    private static int OpenFile(nint files, byte* name, nint file, int flags, int* found)
    {
        // Without methods, so that nobody closes what was never open.
        *(nint*)file = 0;
        return Sqlite.CantOpen;
    }

    [UnmanagedCallersOnly]
    private static int Delete(nint files, byte* name, int synced) => Sqlite.CantOpen;

    [UnmanagedCallersOnly]
    private static int Access(nint files, byte* name, int kind, int* found)
    {
        *found = 0;
        return Sqlite.Ok;
    }

    [UnmanagedCallersOnly]
    private static int FullPath(nint files, byte* name, int size, byte* path) => Sqlite.CantOpen;

    [UnmanagedCallersOnly]
    private static int Chance(nint files, int size, byte* bytes)
    {
        new Span<byte>(bytes, size).Clear();
        return size;
    }

    [UnmanagedCallersOnly]
    private static int Sleep(nint files, int micros) => 0;

    [UnmanagedCallersOnly]
    private static int Now(nint files, double* day)
    {
        _clockWasAsked = true;
        *day = 0;
        return Sqlite.Error;
    }

    [UnmanagedCallersOnly]
    private static int LastError(nint files, int size, byte* text) => 0;
}
