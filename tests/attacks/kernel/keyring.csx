// what: Reads the keys of the user.
// both: SH3112 unsafe
// alone: violation keyctl * EPERM
// use: raw
Raw.Call(250, 0, -3, 0);
