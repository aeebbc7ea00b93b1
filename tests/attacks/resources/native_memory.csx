// what: Allocates beside the managed heap.
// both: SH3110 System.Runtime.InteropServices
// alone: limit_exceeded,error,crashed
// budget: 20000 96
unsafe { while (true) { var block = (byte*)System.Runtime.InteropServices.NativeMemory.Alloc(1 << 20); new Span<byte>(block, 1 << 20).Fill(1); } }
