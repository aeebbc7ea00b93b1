// what: Lets a reference out of its struct.
// both: SH3110 System.Diagnostics
// alone: harmless,crashed,error
ref struct Cell { int value; [System.Diagnostics.CodeAnalysis.UnscopedRef] public ref int Value => ref value; }
void Look() { var cell = new Cell(); ref var inside = ref cell.Value; inside = 5; Log(cell.Value.ToString()); } Look();
