// what: Moves bytes between inherited descriptors.
// both: SH3112 unsafe
// alone: violation splice * EPERM
// use: raw
Raw.Call(275, 3, 0, 4, 0, 16, 0);
