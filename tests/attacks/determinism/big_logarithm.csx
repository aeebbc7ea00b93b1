// what: Takes the logarithm of a large number.
// both: SH3111 System.Numerics.BigInteger.Log
// alone: harmless
Log(System.Numerics.BigInteger.Log(new System.Numerics.BigInteger(10)).ToString());
