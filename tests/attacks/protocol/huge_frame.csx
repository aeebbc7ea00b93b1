// what: Announces more than memory holds.
// both: SH3112 unsafe
// alone: invalid_output,limit_exceeded
// use: raw
Raw.Write(4, Raw.Header(long.MaxValue)); Raw.Call(231, 0);
