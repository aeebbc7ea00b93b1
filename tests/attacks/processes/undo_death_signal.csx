// what: Wants to survive the harness.
// both: SH3112 unsafe
// alone: violation prctl * EPERM
// use: raw
Raw.Call(157, 1, 0);
