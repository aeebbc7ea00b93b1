// what: Shifts a number by two thousand million bits.
// both: passes
// alone: error,limit_exceeded,timeout
// budget: 3000 256
Log((System.Numerics.BigInteger.One << int.MaxValue).IsZero.ToString());
