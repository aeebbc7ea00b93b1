// what: Runs out of memory, swallows it and says that all is well.
// both: passes
// alone: limit_exceeded
// budget: 20000 96
var kept = new List<byte[]>();
Try(() => { while (true) kept.Add(new byte[1 << 20]); });
kept.Clear();
