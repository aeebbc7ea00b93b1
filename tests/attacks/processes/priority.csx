// what: Takes precedence over everybody.
// both: SH3112 unsafe
// alone: violation setpriority * EPERM
// use: raw
Raw.Call(141, 0, 0, -20);
