// what: Gets a hold on the harness that outlives its number.
// both: SH3112 unsafe
// alone: violation pidfd_open parent EPERM
// use: raw
Raw.Call(434, Raw.Call(110), 0);
