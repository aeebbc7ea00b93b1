// what: Nests queries.
// both: -
// alone: error,crashed,harmless
var x = {repeat from_a_in_"ab"_ 60}select 1; Log("x");
