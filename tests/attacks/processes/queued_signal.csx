// what: Queues a signal with a payload.
// both: SH3112 unsafe
// alone: violation rt_sigqueueinfo * EPERM
// use: raw
Raw.Call(129, Raw.Call(110), 10, Raw.Zeros);
