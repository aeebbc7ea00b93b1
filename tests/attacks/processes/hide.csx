// what: Hides from the supervisor's look.
// both: SH3112 unsafe
// alone: violation prctl * EPERM
// use: raw
Raw.Call(157, 4, 0);
