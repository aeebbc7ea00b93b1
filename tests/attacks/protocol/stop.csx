// what: Stops itself, so that nobody can wait for it.
// both: SH3112 unsafe
// alone: timeout,crashed
// use: raw
// budget: 2000 256
Raw.Call(234, Raw.Call(39), Raw.Call(186), 19); while (true) { }
