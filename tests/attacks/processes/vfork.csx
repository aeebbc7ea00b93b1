// what: Forks in the old way.
// both: SH3112 unsafe
// alone: violation vfork process EPERM
// use: raw
Raw.Call(58);
