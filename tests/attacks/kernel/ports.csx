// what: Opens the input and output ports.
// both: SH3112 unsafe
// alone: violation iopl * EPERM
// use: raw
Raw.Call(172, 3);
