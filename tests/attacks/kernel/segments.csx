// what: Changes its descriptor table.
// both: SH3112 unsafe
// alone: violation modify_ldt * EPERM
// use: raw
Raw.Call(154, 1, Raw.Zeros, 16);
