// what: Opens a path relative to a descriptor that is no folder.
// both: SH3112 unsafe
// alone: violation openat etc/passwd EACCES
// use: raw
Raw.Path(257, 3, "etc/passwd", 0);
