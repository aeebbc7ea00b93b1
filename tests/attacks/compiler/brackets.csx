// what: Nests brackets.
// both: SH3102 Levels
// alone: error SH3102
var x = {repeat ( 5000}1{repeat ) 5000};
