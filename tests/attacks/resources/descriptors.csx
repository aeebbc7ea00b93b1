// what: Uses up the descriptors.
// both: SH3112 unsafe
// alone: harmless
// use: raw
for (var i = 0; i < 10_000; i++) Raw.Call(293, Raw.Zeros, 0);
