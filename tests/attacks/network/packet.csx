// what: Opens a raw link.
// both: SH3112 unsafe
// alone: violation socket AF_PACKET EACCES
// use: raw
Raw.Call(41, 17, 3, 0x0300);
