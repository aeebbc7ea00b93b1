// what: Traces the harness.
// both: SH3112 unsafe
// alone: violation ptrace parent EPERM
// use: raw
Raw.Call(101, 16, Raw.Call(110), 0, 0);
