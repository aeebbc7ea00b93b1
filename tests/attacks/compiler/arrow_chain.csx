// what: Chains lambdas without a bracket.
// both: SH3102 lambdas
// alone: error SH3102
Func<int, object> x = {repeat a=> 20000}1;
