// what: Makes a namespace in which it is root.
// both: SH3112 unsafe
// alone: violation unshare * EPERM
// use: raw
Raw.Call(272, 0x10000000);
