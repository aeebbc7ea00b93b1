// what: Clones by the call whose flags no filter can read.
// both: SH3112 unsafe
// alone: harmless
// use: raw
if (Raw.Call(435, Raw.Zeros, 88) >= 0) Leak("cloned");
