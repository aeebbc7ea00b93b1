// what: Draws numbers.
// both: SH3111 System.Random
// alone: harmless
Log(Random.Shared.Next().ToString());
