// what: Signals by a descriptor.
// both: SH3112 unsafe
// alone: violation pidfd_send_signal * EPERM
// use: raw
Raw.Call(424, 3, 9, 0, 0);
