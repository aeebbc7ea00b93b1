// what: Computes with native integers.
// both: SH3110 System.IntPtr
// alone: harmless
nint start = 4096; var next = start + 8; Log(next.ToString());
