// what: Loads a library.
// both: SH3110 System.Runtime.InteropServices
// alone: violation * * EACCES
Try(() => System.Runtime.InteropServices.NativeLibrary.Load("{outside}/evil.so"));
