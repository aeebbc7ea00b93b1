// what: Chains branches.
// both: SH3102 else
// alone: error SH3102
var x = 1;
if (x == 0) { }{repeat  else_if 3000}
