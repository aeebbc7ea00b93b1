// what: Holds up readers by a lease on a file.
// both: SH3112 unsafe
// alone: violation fcntl * EPERM
// use: raw
Raw.Call(72, 3, 1024, 1);
