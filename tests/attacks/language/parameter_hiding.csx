// what: Hides what the harness gives it.
// both: passes
// alone: harmless
var Dataset = "mine"; Log(Dataset);
