using Microsoft.Win32.SafeHandles;
using StatHarness.Data;

namespace StatHarness.Scripting;

/// <summary>Stands in until StatHarness.Data has its ColumnFile; delete on merge.</summary>
internal static class ColumnFile
{
    public static Column Open(SafeFileHandle handle, string name) => throw new System.Diagnostics.UnreachableException($"{name} {handle.IsInvalid}");
}
