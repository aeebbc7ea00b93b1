// what: Hashes a text as a value of any type.
// both: SH3111 GetHashCode
// alone: harmless
int Of<T>(T value) where T : notnull => value.GetHashCode(); Log(Of("a").ToString());
