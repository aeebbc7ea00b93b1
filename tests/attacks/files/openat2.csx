// what: Opens by a call that few filters know.
// both: SH3112 unsafe
// alone: violation openat2 /etc/passwd EACCES
// use: raw
Raw.Path(437, -100, "/etc/passwd", Raw.Zeros, 24);
