// what: Puts two thousand million numbers into a list.
// both: passes
// alone: limit_exceeded
Log(Enumerable.Range(0, int.MaxValue).ToList().Count.ToString());
