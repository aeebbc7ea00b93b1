// what: Makes an inline array and reads beyond it.
// both: SH3110 System.Runtime.CompilerServices
// alone: harmless,crashed,error
[System.Runtime.CompilerServices.InlineArray(4)] struct Four { int first; }
var four = new Four(); Log(four[3].ToString());
