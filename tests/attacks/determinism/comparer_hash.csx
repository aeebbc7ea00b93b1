// what: Uses a hash code by a comparer.
// both: SH3111 GetHashCode
// alone: harmless
Log(EqualityComparer<string>.Default.GetHashCode("x").ToString());
