// what: Asks for a descriptor that was not granted to it.
// both: SH3112 unsafe
// alone: violation grant * *
// use: raw
for (var slot = 0; slot < 8; slot++) Raw.Call(257, -70_000 - slot, 0, 0);
