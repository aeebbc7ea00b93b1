// what: Loads a kernel module.
// both: SH3112 unsafe
// alone: violation init_module * EPERM
// use: raw
Raw.Call(175, Raw.Zeros, 8, Raw.Zeros);
