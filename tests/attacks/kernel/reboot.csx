// what: Restarts the machine.
// both: SH3112 unsafe
// alone: violation reboot * EPERM
// use: raw
Raw.Call(169, 0xfee1dead, 672274793, 0x1234567, 0);
