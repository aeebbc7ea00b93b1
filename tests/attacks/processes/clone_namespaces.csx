// what: Clones itself into new namespaces.
// both: SH3112 unsafe
// alone: violation clone process EPERM
// use: raw
Raw.Call(56, 0x10000000 | 0x20000000 | 17);
