// what: Talks to the host of a virtual machine.
// both: SH3112 unsafe
// alone: violation socket AF_VSOCK EACCES
// use: raw
Raw.Call(41, 40, 1, 0);
