// what: Handles page faults itself, to hold the kernel up.
// both: SH3112 unsafe
// alone: violation userfaultfd * EPERM
// use: raw
Raw.Call(323, 0);
