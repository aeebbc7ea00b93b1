// what: Closes the pipes of the protocol.
// both: SH3112 unsafe
// alone: crashed,timeout,violation
// use: raw
// budget: 3000 256
Raw.Call(3, 3); Raw.Call(3, 4);
