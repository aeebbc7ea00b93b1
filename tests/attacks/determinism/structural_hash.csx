// what: Hashes a tuple by its structure.
// both: SH3111 GetHashCode
// alone: harmless
Log(((System.Collections.IStructuralEquatable)Tuple.Create("a", 1)).GetHashCode(EqualityComparer<object>.Default).ToString());
