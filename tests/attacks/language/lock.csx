// what: Locks what the harness may need.
// both: SH3112 lock
// alone: harmless
lock (Report) { }
