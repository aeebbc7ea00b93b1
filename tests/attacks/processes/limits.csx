// what: Lowers the limits of the harness.
// both: SH3112 unsafe
// alone: violation prlimit64 parent EPERM
// use: raw
Raw.Call(302, Raw.Call(110), 7, Raw.Zeros, 0);
