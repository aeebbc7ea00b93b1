// what: Reads the order of a set, which follows seeded hash codes.
// both: SH3111 System.Collections.Immutable.ImmutableHashSet
// alone: harmless
foreach (var text in System.Collections.Immutable.ImmutableHashSet.Create("a", "b", "c")) Log(text);
