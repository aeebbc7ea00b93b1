// what: Calls a number that nobody knows.
// both: SH3112 unsafe
// alone: violation syscall_ * EPERM
// use: raw
Raw.Call(400); Raw.Call(511); Raw.Call(999);
