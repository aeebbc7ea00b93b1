// what: Raises its own limits.
// both: SH3112 unsafe
// alone: violation * * EPERM
// use: raw
Raw.Call(160, 2, Raw.Zeros);
