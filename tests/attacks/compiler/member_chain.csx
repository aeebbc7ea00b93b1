// what: Chains calls.
// both: -
// alone: error,crashed,harmless
var text = "a"; Log(text{repeat .ToString() 20000});
