// what: Switches off the randomisation of addresses.
// both: SH3112 unsafe
// alone: violation personality * EPERM
// use: raw
Raw.Call(135, 0x40000);
