// what: Forks.
// both: SH3112 unsafe
// alone: violation fork process EPERM
// use: raw
Raw.Call(57);
