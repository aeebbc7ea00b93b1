// what: Uses the hash code of its own record.
// both: SH3111 GetHashCode
// alone: harmless
record Pair(string A, int B); Log(new Pair("a", 1).GetHashCode().ToString());
