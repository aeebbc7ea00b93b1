// what: Asks for the last of infinitely many.
// both: passes
// alone: timeout
// budget: 1500 256
IEnumerable<int> Endless() { var i = 0; while (true) yield return unchecked(i++); }
Log(Endless().Last().ToString());
