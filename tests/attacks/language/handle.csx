// what: Takes the address of an object.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless,error
var handle = System.Runtime.InteropServices.GCHandle.Alloc("text"); Log(((IntPtr)handle != IntPtr.Zero).ToString()); handle.Free();
