// what: Kills all it can.
// both: SH3112 unsafe
// alone: violation kill * EPERM
// use: raw
Raw.Call(62, -1, 9);
