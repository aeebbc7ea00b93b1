// what: Chains the operator for nothing.
// both: -
// alone: error,crashed,harmless
string? a = null; var x = {repeat a?? 2000}"x"; Log(x);
