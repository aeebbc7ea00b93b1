// what: Renames the machine.
// both: SH3112 unsafe
// alone: violation sethostname * EPERM
// use: raw
Raw.Path(170, "owned", 5);
