// what: Keeps a span of a list that grows.
// both: SH3110 System.Runtime.InteropServices
// alone: harmless
// code: passes
void Grow() { var list = new List<int> { 1 }; var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list); list.AddRange(Enumerable.Range(0, 1000)); span[0] = 2; Log(list[0].ToString()); } Grow();
