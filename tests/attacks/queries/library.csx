// what: Calls the library itself, with its own file system, to open the catalogue of the harness.
// both: SH3112 unsafe
// alone: violation newfstatat * EACCES
// grant: dataset:sql
unsafe
{
    var library = (nint)System.Reflection.Assembly.Load("StatHarness.Sql").GetType("StatHarness.Sql.Native.Sqlite")!.GetField("Library", (System.Reflection.BindingFlags)40)!.GetValue(null)!;
    var open = (delegate* unmanaged<byte*, nint*, int, byte*, int>)System.Runtime.InteropServices.NativeLibrary.GetExport(library, "sqlite3_open_v2");
    var ask = (delegate* unmanaged<nint, byte*, nint, nint, nint, int>)System.Runtime.InteropServices.NativeLibrary.GetExport(library, "sqlite3_exec");
    nint catalogue;
    fixed (byte* name = System.Text.Encoding.UTF8.GetBytes("{appdata}/state.sqlite\0")) open(name, &catalogue, 1, null);
    fixed (byte* query = System.Text.Encoding.UTF8.GetBytes("select * from events\0")) if (ask(catalogue, query, 0, 0, 0) == 0) Leak("read");
}
