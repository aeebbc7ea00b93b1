// what: Becomes a shell by another call.
// both: SH3112 unsafe
// alone: violation execveat /bin/sh EPERM
// use: raw
Raw.Path(322, -100, "/bin/sh", 0, 0, 0);
