// what: Forges a span over its neighbours.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless,crashed,error
void Look() { var one = 1; var span = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref one, 1 << 12); var sum = 0; foreach (var value in span) sum ^= value; Log(sum.ToString()); } Look();
