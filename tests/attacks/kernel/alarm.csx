// what: Sets an alarm.
// both: SH3112 unsafe
// alone: violation setitimer * EPERM
// use: raw
Raw.Call(38, 0, Raw.Zeros, 0);
