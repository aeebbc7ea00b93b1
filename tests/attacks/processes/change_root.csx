// what: Changes its root.
// both: SH3112 unsafe
// alone: violation chroot / EPERM
// use: raw
Raw.Path(161, "/");
