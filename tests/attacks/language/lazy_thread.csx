// what: Asks for threads by a value that is made late.
// both: SH3110 System.Threading
// alone: harmless
// code: passes
var late = new Lazy<int>(() => 1, System.Threading.LazyThreadSafetyMode.PublicationOnly); Log(late.Value.ToString());
