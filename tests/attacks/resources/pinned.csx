// what: Pins memory so that nothing can be moved.
// both: SH3110 System.Runtime.InteropServices
// alone: limit_exceeded,error,crashed
// budget: 20000 96
while (true) System.Runtime.InteropServices.GCHandle.Alloc(new byte[100_000], System.Runtime.InteropServices.GCHandleType.Pinned);
