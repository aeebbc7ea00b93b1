// what: Writes artifacts without end.
// both: passes
// alone: error SH3152
// grant: artifacts:write
for (var i = 0; i < 1_000_000; i++) Artifacts.Write($"f{i}", new byte[1_000]);
