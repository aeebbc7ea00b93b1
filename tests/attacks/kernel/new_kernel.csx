// what: Loads another kernel.
// both: SH3112 unsafe
// alone: violation kexec_load * EPERM
// use: raw
Raw.Call(246, 0, 0, Raw.Zeros, 0);
