// what: Changes a mode without asking first.
// both: SH3112 unsafe
// alone: violation chmod {outside}/victim EPERM
// use: raw
Raw.Path(90, "{outside}/victim", 511);
