using System.Runtime.InteropServices;

namespace StatHarness.Sql.Native;

/// <summary>
/// The functions of the library that are used, found once. By hand and not by import: an import looks for its library at its first
/// call, and a confined worker must not look for files.
/// </summary>
internal static unsafe class Sqlite
{
    public const int Ok = 0, Error = 1, Deny = 1, NoMemory = 7, Interrupted = 9, CantOpen = 14, TooBig = 18, Authorization = 23, Row = 100, Done = 101;
    public const int Integer = 1, Float = 2, Text = 3, Blob = 4;

    /// <summary>The library copies what it is given at once.</summary>
    public const nint Copied = -1;

    private static readonly nint Library = NativeLibrary.Load("e_sqlite3", typeof(Sqlite).Assembly, DllImportSearchPath.AssemblyDirectory);

    public static readonly delegate* unmanaged<byte*> Version = (delegate* unmanaged<byte*>)Symbol("libversion");
    public static readonly delegate* unmanaged<byte*, nint*, int, byte*, int> Open = (delegate* unmanaged<byte*, nint*, int, byte*, int>)Symbol("open_v2");
    public static readonly delegate* unmanaged<nint, int> Close = (delegate* unmanaged<nint, int>)Symbol("close_v2");
    public static readonly delegate* unmanaged<nint, byte*, nint, nint, nint, int> Execute = (delegate* unmanaged<nint, byte*, nint, nint, nint, int>)Symbol("exec");
    public static readonly delegate* unmanaged<nint, int, int, int> Limit = (delegate* unmanaged<nint, int, int, int>)Symbol("limit");
    public static readonly delegate* unmanaged<long, long> HardHeapLimit = (delegate* unmanaged<long, long>)Symbol("hard_heap_limit64");
    public static readonly delegate* unmanaged<nint, delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, int>, nint, int> SetAuthorizer =
        (delegate* unmanaged<nint, delegate* unmanaged<nint, int, byte*, byte*, byte*, byte*, int>, nint, int>)Symbol("set_authorizer");
    public static readonly delegate* unmanaged<nint, byte*> Message = (delegate* unmanaged<nint, byte*>)Symbol("errmsg");
    public static readonly delegate* unmanaged<nint, int> ErrorOffset = (delegate* unmanaged<nint, int>)Symbol("error_offset");

    public static readonly delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int> Prepare = (delegate* unmanaged<nint, byte*, int, uint, nint*, byte**, int>)Symbol("prepare_v3");
    public static readonly delegate* unmanaged<nint, int> Step = (delegate* unmanaged<nint, int>)Symbol("step");
    public static readonly delegate* unmanaged<nint, int> Finish = (delegate* unmanaged<nint, int>)Symbol("finalize");
    public static readonly delegate* unmanaged<nint, int> IsReadOnly = (delegate* unmanaged<nint, int>)Symbol("stmt_readonly");
    public static readonly delegate* unmanaged<nint, int> IsExplain = (delegate* unmanaged<nint, int>)Symbol("stmt_isexplain");
    public static readonly delegate* unmanaged<nint, int> ParameterCount = (delegate* unmanaged<nint, int>)Symbol("bind_parameter_count");
    public static readonly delegate* unmanaged<nint, int, byte*> ParameterName = (delegate* unmanaged<nint, int, byte*>)Symbol("bind_parameter_name");
    public static readonly delegate* unmanaged<nint, int, long, int> BindLong = (delegate* unmanaged<nint, int, long, int>)Symbol("bind_int64");
    public static readonly delegate* unmanaged<nint, int, double, int> BindDouble = (delegate* unmanaged<nint, int, double, int>)Symbol("bind_double");
    public static readonly delegate* unmanaged<nint, int, byte*, int, nint, int> BindText = (delegate* unmanaged<nint, int, byte*, int, nint, int>)Symbol("bind_text");
    public static readonly delegate* unmanaged<nint, int> ColumnCount = (delegate* unmanaged<nint, int>)Symbol("column_count");
    public static readonly delegate* unmanaged<nint, int, byte*> ColumnName = (delegate* unmanaged<nint, int, byte*>)Symbol("column_name");
    public static readonly delegate* unmanaged<nint, int, int> ColumnType = (delegate* unmanaged<nint, int, int>)Symbol("column_type");
    public static readonly delegate* unmanaged<nint, int, long> ColumnLong = (delegate* unmanaged<nint, int, long>)Symbol("column_int64");
    public static readonly delegate* unmanaged<nint, int, double> ColumnDouble = (delegate* unmanaged<nint, int, double>)Symbol("column_double");
    public static readonly delegate* unmanaged<nint, int, byte*> ColumnText = (delegate* unmanaged<nint, int, byte*>)Symbol("column_text");
    public static readonly delegate* unmanaged<nint, int, int> ColumnBytes = (delegate* unmanaged<nint, int, int>)Symbol("column_bytes");

    public static readonly delegate* unmanaged<nint, byte*, nint, nint, nint, int> CreateModule = (delegate* unmanaged<nint, byte*, nint, nint, nint, int>)Symbol("create_module_v2");
    public static readonly delegate* unmanaged<nint, byte*, int> DeclareTable = (delegate* unmanaged<nint, byte*, int>)Symbol("declare_vtab");
    public static readonly delegate* unmanaged<nint, int, byte*> Collation = (delegate* unmanaged<nint, int, byte*>)Symbol("vtab_collation");
    public static readonly delegate* unmanaged<nint, int> ValueType = (delegate* unmanaged<nint, int>)Symbol("value_type");
    public static readonly delegate* unmanaged<nint, int> ValueNumericType = (delegate* unmanaged<nint, int>)Symbol("value_numeric_type");
    public static readonly delegate* unmanaged<nint, long> ValueLong = (delegate* unmanaged<nint, long>)Symbol("value_int64");
    public static readonly delegate* unmanaged<nint, double> ValueDouble = (delegate* unmanaged<nint, double>)Symbol("value_double");
    public static readonly delegate* unmanaged<nint, byte*> ValueText = (delegate* unmanaged<nint, byte*>)Symbol("value_text");
    public static readonly delegate* unmanaged<nint, int> ValueBytes = (delegate* unmanaged<nint, int>)Symbol("value_bytes");
    public static readonly delegate* unmanaged<nint, void> ResultNull = (delegate* unmanaged<nint, void>)Symbol("result_null");
    public static readonly delegate* unmanaged<nint, long, void> ResultLong = (delegate* unmanaged<nint, long, void>)Symbol("result_int64");
    public static readonly delegate* unmanaged<nint, double, void> ResultDouble = (delegate* unmanaged<nint, double, void>)Symbol("result_double");
    public static readonly delegate* unmanaged<nint, byte*, int, nint, void> ResultText = (delegate* unmanaged<nint, byte*, int, nint, void>)Symbol("result_text");

    public static readonly delegate* unmanaged<nint, int, int> RegisterFiles = (delegate* unmanaged<nint, int, int>)Symbol("vfs_register");

    // A variable argument goes through the registers like any other, but on one system, where it lies on the stack.
    private static readonly nint TestControl = Symbol("test_control");

    public static void NoLocalTime()
    {
        const int LocalTimeFault = 18;
        if (OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.Arm64)
            _ = ((delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint, nint, int>)TestControl)(LocalTimeFault, 0, 0, 0, 0, 0, 0, 0, 1);
        else _ = ((delegate* unmanaged<int, int, int>)TestControl)(LocalTimeFault, 1);
    }

    public static string TextOf(byte* utf8) => Marshal.PtrToStringUTF8((nint)utf8) ?? "";

    private static nint Symbol(string name) => NativeLibrary.GetExport(Library, "sqlite3_" + name);
}
