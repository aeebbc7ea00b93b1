// what: Watches whole file systems.
// both: SH3112 unsafe
// alone: violation fanotify_init * EPERM
// use: raw
Raw.Call(300, 0, 0);
