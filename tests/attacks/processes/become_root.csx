// what: Becomes root.
// both: SH3112 unsafe
// alone: violation setuid * EPERM
// use: raw
Raw.Call(105, 0);
