// what: Opens the kernel's crypto sockets.
// both: SH3112 unsafe
// alone: violation socket 38 EACCES
// use: raw
Raw.Call(41, 38, 5, 0);
