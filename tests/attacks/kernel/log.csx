// what: Reads the kernel's log.
// both: SH3112 unsafe
// alone: violation syslog * EPERM
// use: raw
Raw.Call(103, 3, Raw.Zeros, 100);
