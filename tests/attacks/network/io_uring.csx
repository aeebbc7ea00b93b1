// what: Does its input and output by a ring that filters do not see.
// both: SH3112 unsafe
// alone: violation io_uring_setup * EPERM
// use: raw
Raw.Call(425, 4, Raw.Zeros);
