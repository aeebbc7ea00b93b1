// what: Computes a number without end.
// both: passes
// alone: timeout,limit_exceeded
// budget: 2500 128
var n = System.Numerics.BigInteger.Pow(3, 50_000_000); Log(n.IsEven.ToString());
