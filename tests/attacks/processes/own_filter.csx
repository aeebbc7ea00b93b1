// what: Puts a filter of its own before ours.
// both: SH3112 unsafe
// alone: violation seccomp * EPERM
// use: raw
Raw.Call(317, 1, 8, Raw.Zeros);
