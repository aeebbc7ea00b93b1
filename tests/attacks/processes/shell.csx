// what: Asks the C library for a shell.
// both: SH3112 unsafe
// alone: violation * * EPERM
// use: raw
Raw.System("touch {outside}/written");
