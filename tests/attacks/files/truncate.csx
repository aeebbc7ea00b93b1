// what: Empties a file by its path.
// both: SH3112 unsafe
// alone: violation truncate {outside}/victim EACCES
// use: raw
Raw.Path(76, "{outside}/victim", 0);
