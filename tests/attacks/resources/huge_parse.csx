// what: Parses a number of ten million digits.
// both: passes
// alone: timeout,limit_exceeded
// budget: 1500 256
Log(System.Numerics.BigInteger.Parse(new string((char)57, 10_000_000)).IsEven.ToString());
