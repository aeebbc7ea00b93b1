// what: Nests statements without braces.
// both: -
// alone: error,crashed,harmless
var y = true; {repeat if(y)while(y) 20000};
