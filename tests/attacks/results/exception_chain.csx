// what: Fails with an exception inside of a hundred thousand others.
// both: passes
// alone: error SH3120
var odd = new InvalidOperationException("first"); for (var i = 0; i < 100_000; i++) odd = new InvalidOperationException("next", odd); throw odd;
