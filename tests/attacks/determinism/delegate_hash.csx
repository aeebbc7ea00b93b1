// what: Hashes a delegate.
// both: SH3111 GetHashCode
// alone: harmless
Func<string, int> hash = "a".Equals("b") ? text => 1 : text => text.GetHashCode(); Log(hash("a").ToString());
