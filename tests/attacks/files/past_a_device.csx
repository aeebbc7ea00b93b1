// what: Goes on behind a file that may be opened.
// both: SH3112 unsafe
// alone: violation openat passwd EACCES
// use: raw
Raw.Path(257, -100, "/dev/null/../../etc/passwd", 0);
