// what: References an assembly by its path.
// both: SH3105 is not a script
// alone: error SH3105
#r "/usr/lib/libc.so"
