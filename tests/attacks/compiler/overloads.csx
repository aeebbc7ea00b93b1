// what: Has the compiler try all combinations of overloads.
// both: -
// alone: error,crashed,harmless
int G(Func<int, int> f) => 1; int G(Func<string, int> f) => 2; int G(Func<double, int> f) => 3; int G(Func<object, int> f) => 4;
var x = G(a => G(b => G(c => G(d => G(e => G(f => G(g => G(h => a + b))))))));
