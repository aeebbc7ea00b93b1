// what: Adds texts.
// both: -
// alone: error,crashed,harmless
var x = "a"{repeat +"a" 60000};
