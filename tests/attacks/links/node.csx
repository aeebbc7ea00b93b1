// what: Makes a device node.
// both: SH3112 unsafe
// alone: violation mknod {outside}/node EACCES
// use: raw
Raw.Path(133, "{outside}/node", 0x2000 | 438, 259);
