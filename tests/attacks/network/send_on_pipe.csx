// what: Sends a message over an inherited descriptor.
// both: SH3112 unsafe
// alone: violation sendmsg * EACCES
// use: raw
Raw.Call(46, 4, Raw.Zeros, 0);
