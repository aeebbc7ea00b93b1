// what: Sends a file into the protocol pipe.
// both: SH3112 unsafe
// alone: violation sendfile * EPERM
// use: raw
Raw.Call(40, 4, 3, 0, 16);
