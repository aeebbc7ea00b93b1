// what: Reads the order of an old hash table.
// both: SH3111 System.Collections.Hashtable
// alone: harmless
foreach (var key in new System.Collections.Hashtable { ["a"] = 1, ["b"] = 2 }.Keys) Log((string)key);
