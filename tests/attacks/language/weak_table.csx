// what: Hangs state on objects of the harness.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless
var table = new System.Runtime.CompilerServices.ConditionalWeakTable<object, object>(); table.Add(Report, "a");
