// what: Types into the terminal of the user.
// both: SH3112 unsafe
// alone: violation ioctl 0x5412 EPERM
// use: raw
Raw.Call(16, 0, 0x5412, Raw.Zeros);
