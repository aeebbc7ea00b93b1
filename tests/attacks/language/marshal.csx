// what: Writes memory by its address.
// both: SH3110 System.Runtime.InteropServices
// alone: crashed,error
System.Runtime.InteropServices.Marshal.WriteInt64((IntPtr)0x10000, 1);
