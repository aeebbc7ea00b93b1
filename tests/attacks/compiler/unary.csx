// what: Chains signs.
// both: -
// alone: error,crashed,harmless
var x = {repeat !~ 30000}1;
