// what: Floods the harness with signals.
// both: SH3112 unsafe
// alone: violation tgkill parent EPERM
// use: raw
for (var i = 0; i < 100_000; i++) Raw.Call(234, Raw.Call(110), Raw.Call(110), 10);
