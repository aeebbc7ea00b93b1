// what: Talks to the kernel about routes.
// both: SH3112 unsafe
// alone: violation socket AF_NETLINK EACCES
// use: raw
Raw.Call(41, 16, 3, 0);
