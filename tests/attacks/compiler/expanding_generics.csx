// what: Makes types without end.
// both: -
// alone: error,crashed,timeout,limit_exceeded,harmless
class Grow<T> { public Grow<Grow<T>>? Next; public static int Depth => Grow<Grow<T>>.Depth; }
Log(Grow<int>.Depth.ToString());
