// what: Sends itself a deadly signal.
// both: SH3112 unsafe
// alone: crashed,timeout
// budget: 2000 256
// use: raw
Raw.Call(234, Raw.Call(39), Raw.Call(186), 6); while (true) { }
