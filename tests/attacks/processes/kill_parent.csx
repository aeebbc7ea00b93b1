// what: Kills the harness.
// both: SH3112 unsafe
// alone: violation kill parent EPERM
// use: raw
Raw.Call(62, Raw.Call(110), 9);
