// what: Takes more of the stack than there is.
// both: passes
// alone: crashed
int Take() { Span<int> block = stackalloc int[100_000_000]; block[0] = 1; return block[0]; }
Log(Take().ToString());
