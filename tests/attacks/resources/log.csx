// what: Floods the log.
// both: passes
// alone: harmless
for (var i = 0; i < 1_000_000; i++) Log(new string('l', 5_000));
