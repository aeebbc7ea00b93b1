// what: Keeps a value per flow.
// both: SH3110 System.Threading
// alone: harmless
var kept = new System.Threading.AsyncLocal<int>(); kept.Value = 1;
