// what: Offers itself to native code.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless
static class Native { [System.Runtime.InteropServices.UnmanagedCallersOnly] public static void Call() { } }
Log("x");
