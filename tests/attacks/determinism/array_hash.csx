// what: Hashes an immutable array by its address.
// both: SH3111 GetHashCode
// alone: harmless
Log(System.Collections.Immutable.ImmutableArray.Create(1, 2).GetHashCode().ToString());
