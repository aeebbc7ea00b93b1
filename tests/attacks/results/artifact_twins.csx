// what: Writes the same artifact in two spellings.
// both: passes
// alone: error SH3151
// grant: artifacts:write
Artifacts.Write("a.txt", "one"); Artifacts.Write("a.txt", "two");
