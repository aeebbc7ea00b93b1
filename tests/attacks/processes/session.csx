// what: Leaves its session.
// both: SH3112 unsafe
// alone: violation setsid * EPERM
// use: raw
Raw.Call(112);
