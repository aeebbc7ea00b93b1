// what: Runs without end.
// both: passes
// alone: timeout
// budget: 1500 256
while (true) { }
