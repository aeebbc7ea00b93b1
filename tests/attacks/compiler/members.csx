// what: Declares fifty thousand members.
// both: -
// alone: error,crashed,harmless
struct Many { int {repeat a, 50000}b; }
Log("x");
