// what: Puts its own file in the place of another.
// both: SH3112 unsafe
// alone: violation rename {outside}/victim EACCES
// use: raw
Raw.Paths(82, "{outside}/written", "{outside}/victim");
