// what: Calls by the 32-bit numbers of x86-64.
// both: SH3112 unsafe
// alone: violation x32_ * ENOSYS
// use: raw
Raw.Call(0x40000000 + 2, Raw.Zeros, 0, 0);
