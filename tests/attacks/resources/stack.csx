// what: Calls itself without end.
// both: passes
// alone: crashed
long Down(long depth) => depth < 0 ? 0 : Down(depth + 1) + Down(depth + 2);
Log(Down(1).ToString());
