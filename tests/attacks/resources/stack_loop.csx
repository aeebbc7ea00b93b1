// what: Takes stack memory in a loop.
// both: passes
// alone: crashed
void Take() { var sum = 0; for (var i = 0; i < 1_000_000; i++) { Span<byte> some = stackalloc byte[1024]; some[0] = (byte)i; sum += some[0]; } Log(sum.ToString()); } Take();
