// what: Warns a million times.
// both: passes
// alone: harmless,error,invalid_output
for (var i = 0; i < 1_000_000; i++) Report.Warn("Again.");
