// what: Combines hash codes.
// both: SH3111 System.HashCode
// alone: harmless
Log(HashCode.Combine("a", 1).ToString());
