// what: Uses the old asynchronous interface.
// both: SH3112 unsafe
// alone: violation io_setup * EPERM
// use: raw
Raw.Call(206, 8, Raw.Zeros);
