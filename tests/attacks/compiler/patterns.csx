// what: Chains patterns.
// both: -
// alone: error,crashed,harmless
var x = Seed is {repeat not  30000}1;
