// what: Allocates without end.
// both: passes
// alone: limit_exceeded
// budget: 20000 96
var kept = new List<byte[]>(); while (true) { var block = new byte[1 << 20]; Array.Fill(block, (byte)1); kept.Add(block); }
