// what: Names artifacts as no system should have to hold them.
// both: passes
// alone: harmless
// grant: artifacts:write
foreach (var name in new[] { "../x", "/tmp/x", "nul", "con.txt", "lpt1", "aux.json", "A.txt", "a:b", "a\0b", ".hidden", "a.", "a ", "output.json", "a/b", "a\\b", "\u202ea.txt", new string((char)97, 300), "" }) Try(() => { Artifacts.Write(name, "owned"); Leak(name); });
