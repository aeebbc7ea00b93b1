// what: Becomes a real-time thread.
// both: SH3112 unsafe
// alone: violation sched_setscheduler * EPERM
// use: raw
Raw.Call(144, 0, 1, Raw.Zeros);
