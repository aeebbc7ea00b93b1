// what: Sums as wide as the processor is.
// both: SH3111 System.Numerics.Vector
// alone: harmless
Log(System.Numerics.Vector<double>.Count.ToString());
