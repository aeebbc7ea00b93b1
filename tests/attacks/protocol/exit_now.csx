// what: Ends at once, past the runtime.
// both: SH3112 unsafe
// alone: crashed
// use: raw
Raw.Call(231, 0);
