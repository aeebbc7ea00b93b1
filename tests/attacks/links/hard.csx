// what: Makes a hard link to a file it may not read.
// both: SH3112 unsafe
// alone: violation link {outside}/hard EACCES
// use: raw
Raw.Paths(86, "{outside}/victim", "{outside}/hard");
