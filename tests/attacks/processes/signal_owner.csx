// what: Has the kernel signal the harness.
// both: SH3112 unsafe
// alone: violation fcntl * EPERM
// use: raw
Raw.Call(72, 3, 8, Raw.Call(110));
