// what: Chains conditions.
// both: -
// alone: error,crashed,harmless
var y = true; var x = {repeat y?1: 30000}0;
