// what: Takes a detached mount.
// both: SH3112 unsafe
// alone: violation open_tree / EPERM
// use: raw
Raw.Path(428, -100, "/", 1);
