// what: Makes a pair of sockets.
// both: SH3112 unsafe
// alone: violation socketpair AF_UNIX EACCES
// use: raw
Raw.Call(53, 1, 1, 0, Raw.Zeros);
