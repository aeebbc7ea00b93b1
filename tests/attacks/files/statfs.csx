// what: Asks about a file system.
// both: SH3112 unsafe
// alone: violation statfs /root EACCES
// use: raw
Raw.Path(137, "/root", Raw.Zeros);
