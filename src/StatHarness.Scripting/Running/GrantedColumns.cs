using Microsoft.Win32.SafeHandles;
using StatHarness.Core;
using StatHarness.Data;
using StatHarness.Data.Arrow;
using StatHarness.Sdk.Formats.V1;

namespace StatHarness.Scripting;

/// <summary>From a descriptor to a column: the one place where a worker opens data.</summary>
internal static class GrantedColumns
{
    public static Column Open(GrantedColumn column, Func<string, SafeFileHandle> grant)
    {
        SafeFileHandle handle;
        try
        {
            handle = grant(column.Grant);
        }
        catch (KeyNotFoundException missing)
        {
            throw new DiagnosticException(ScriptingDiagnostics.NoGrant(column.Name, column.Grant), ExitCode.PluginFailed, missing);
        }
        return ColumnFile.Open(handle, column.Name);
    }
}
