// what: Writes into a text that everybody shares.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless
var memory = System.Runtime.InteropServices.MemoryMarshal.AsMemory("dataset".AsMemory()); memory.Span[0] = (char)68; Log("dataset");
