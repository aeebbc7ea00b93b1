// what: Nests interpolated texts.
// both: -
// alone: error,crashed,harmless
var x = {repeat $"{ 60}1{repeat }" 60};
