// what: Clones by the call whose flags no filter can read.
// both: SH3112 unsafe
// alone: violation clone3 process ENOSYS
// use: raw
if (Raw.Call(435, Raw.Zeros, 88) >= 0) Leak("cloned");
