// what: Steals an open file of the harness.
// both: SH3112 unsafe
// alone: violation pidfd_getfd * EPERM
// use: raw
Raw.Call(438, 3, 0, 0);
