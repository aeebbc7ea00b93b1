// what: Loads a program into the kernel.
// both: SH3112 unsafe
// alone: violation bpf * EPERM
// use: raw
Raw.Call(321, 5, Raw.Zeros, 72);
