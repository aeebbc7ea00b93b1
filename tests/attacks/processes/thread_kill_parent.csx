// what: Kills a thread of the harness.
// both: SH3112 unsafe
// alone: violation tgkill parent EPERM
// use: raw
Raw.Call(234, Raw.Call(110), Raw.Call(110), 9);
