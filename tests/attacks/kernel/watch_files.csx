// what: Watches what others do with files.
// both: SH3112 unsafe
// alone: violation inotify_init1 * EACCES
// use: raw
Raw.Call(294, 0);
