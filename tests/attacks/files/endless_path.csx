// what: Gives a path without end.
// both: SH3112 unsafe
// alone: violation openat aaaa EACCES
// use: raw
Raw.Path(257, -100, new string('a', 100_000), 0);
