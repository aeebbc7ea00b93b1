// what: Shuffles a sequence.
// both: SH3111 System.Linq.Enumerable.Shuffle
// alone: harmless
Log(Enumerable.Range(0, 9).Shuffle().First().ToString());
