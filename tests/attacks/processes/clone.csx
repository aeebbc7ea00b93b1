// what: Clones itself as a process.
// both: SH3112 unsafe
// alone: violation clone process EPERM
// use: raw
Raw.Call(56, 17);
