// what: Gives an address that cannot be read.
// both: SH3112 unsafe
// alone: violation openat (unreadable) EACCES
// use: raw
Raw.Call(257, -100, 1, 0);
