// what: Asks for more memory than there is, at once, and swallows the answer.
// both: passes
// alone: limit_exceeded
// budget: 20000 96
Try(() => Log(new double[1_900_000_000].Length.ToString()));
