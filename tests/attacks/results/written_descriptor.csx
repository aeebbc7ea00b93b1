// what: Writes through every descriptor it holds.
// both: SH3112 unsafe
// alone: harmless,invalid_output,violation,limit_exceeded,crashed
// use: raw
for (var descriptor = 5; descriptor < 64; descriptor++) Raw.Call(18, descriptor, Raw.Zeros, 8, 0);
