// what: Nests tuples.
// both: -
// alone: error,crashed,harmless
var x = {repeat ( 150}1{repeat ,1) 150}; Log("x");
