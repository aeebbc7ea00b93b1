// what: Catches and throws without end.
// both: passes
// alone: timeout
// budget: 1500 256
while (true) Try(() => throw new InvalidOperationException());
