// what: Uses a function whose bits differ through a generic interface.
// both: SH3111 System.Numerics.IExponentialFunctions.Exp
// alone: harmless
T Exp<T>(T x) where T : System.Numerics.IExponentialFunctions<T> => T.Exp(x); Log(Exp(1.0).ToString());
