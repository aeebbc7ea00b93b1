// what: Reads the order of a table, which follows seeded hash codes.
// both: SH3111 System.Collections.Immutable
// alone: harmless
foreach (var (key, _) in System.Collections.Immutable.ImmutableDictionary<string, int>.Empty.Add("a", 1).Add("b", 2)) Log(key);
