// what: Nests collection expressions.
// both: -
// alone: error,crashed,harmless
object[] x = {repeat [ 150}1{repeat ] 150}; Log("x");
