// what: Ends in the middle of a frame.
// both: SH3112 unsafe
// alone: invalid_output
// use: raw
Raw.Write(4, Raw.Header(1_000)); Raw.Call(231, 0);
