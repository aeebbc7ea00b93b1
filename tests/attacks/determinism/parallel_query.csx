// what: Sums in an order that varies.
// both: SH3111 System.Linq.Parallel
// alone: harmless
Log(new[] { 0.1, 0.2, 0.3 }.AsParallel().Sum().ToString());
