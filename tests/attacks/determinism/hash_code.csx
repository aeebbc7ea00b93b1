// what: Uses the hash code of a text.
// both: SH3111 System.String.GetHashCode
// alone: harmless
Log("x".GetHashCode().ToString());
