// what: Is longer than any script.
// both: SH3102 Characters
// alone: error SH3102
var x = "{repeat x 600000}";
