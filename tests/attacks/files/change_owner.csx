// what: Takes over a file.
// both: SH3112 unsafe
// alone: violation fchownat {outside}/victim EPERM
// use: raw
Raw.Path(260, -100, "{outside}/victim", 65534, 65534, 0);
