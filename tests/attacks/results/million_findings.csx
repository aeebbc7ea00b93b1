// what: Hands back a million findings.
// both: passes
// alone: error
for (var i = 0; i < 1_000_000; i++) Report.Measured("many", ("row", i), "One of many.", value: i, unit: "1", evidence: Rows(0));
