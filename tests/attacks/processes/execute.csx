// what: Becomes a shell.
// both: SH3112 unsafe
// alone: violation execve /bin/sh EPERM
// use: raw
Raw.Path(59, "/bin/sh", 0, 0);
