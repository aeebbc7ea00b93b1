// what: Mounts a folder over another.
// both: SH3112 unsafe
// alone: violation mount /etc EPERM
// use: raw
Raw.Paths(165, "/etc", "{outside}", 0);
