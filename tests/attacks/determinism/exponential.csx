// what: Uses a function whose bits differ between machines.
// both: SH3111 System.Math.Exp
// alone: harmless
Log(Math.Exp(1).ToString());
