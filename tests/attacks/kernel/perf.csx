// what: Counts events of other processes.
// both: SH3112 unsafe
// alone: violation perf_event_open * EPERM
// use: raw
Raw.Call(298, Raw.Zeros, -1, 0, -1, 0);
