// what: Takes capabilities.
// both: SH3112 unsafe
// alone: violation capset * EPERM
// use: raw
Raw.Call(126, Raw.Zeros, Raw.Zeros);
