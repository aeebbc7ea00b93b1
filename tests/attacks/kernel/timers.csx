// what: Makes timers without end.
// both: SH3112 unsafe
// alone: violation timer_create * EPERM
// use: raw
for (var i = 0; i < 20; i++) Raw.Call(222, 1, Raw.Zeros, Raw.Zeros);
