// what: Forks until something gives.
// both: SH3112 unsafe
// alone: violation fork process EPERM
// use: raw
for (var i = 0; i < 100_000; i++) Raw.Call(57);
