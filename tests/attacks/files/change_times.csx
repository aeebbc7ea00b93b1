// what: Forges a time stamp.
// both: SH3112 unsafe
// alone: violation utimensat {outside}/victim EPERM
// use: raw
Raw.Path(280, -100, "{outside}/victim", 0, 0);
